CREATE TABLE closing (
  closing_id     uuid PRIMARY KEY,
  name           text NOT NULL,
  as_of          date NOT NULL,
  known_at       bigint NOT NULL,
  last_event_id  uuid NOT NULL,
  recorded_up_to text NOT NULL,
  note           jsonb,
  made_for       text,
  closed_on      date NOT NULL,
  withdrawn_on   date,
  withdrawal     jsonb,
  revision       integer NOT NULL
);
