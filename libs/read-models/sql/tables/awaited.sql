CREATE TABLE awaited (
  partnership_id   uuid NOT NULL,
  organisation_id  uuid NOT NULL,
  kind             text NOT NULL,
  subject          text NOT NULL,
  due_on           date NOT NULL,
  gate             text,
  outcome          text,
  proposed_by      text,
  indicator_id     uuid,
  indicator_name   text,
  text             jsonb,
  PRIMARY KEY (partnership_id, organisation_id, kind, subject)
);
