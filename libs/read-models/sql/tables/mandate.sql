CREATE TABLE mandate (
  mandate_id        uuid PRIMARY KEY,
  organisation_id   uuid NOT NULL,
  person_id         uuid NOT NULL,
  capacity          text NOT NULL,
  from_day          date NOT NULL,
  until_day         date NOT NULL,
  given_on          date NOT NULL,
  withdrawn_on      date,
  withdrawal_reason text
);
