CREATE TABLE sheet (
  sheet_id        uuid PRIMARY KEY,
  round_id        uuid NOT NULL,
  partnership_id  uuid NOT NULL,
  opening         integer NOT NULL,
  respondent_kind text NOT NULL,
  organisation_id uuid,
  panel           text,
  invitation_id   uuid,
  given           integer NOT NULL,
  given_on        date NOT NULL,
  event_id        uuid NOT NULL,
  key_id          uuid NOT NULL,
  sealed          text NOT NULL
);
