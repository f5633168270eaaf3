-- Names and addresses of the people whom events call by pseudonyms. They change and are erased; events do neither.
CREATE TABLE access.person (
  actor_id   uuid        PRIMARY KEY,
  name       text        CHECK (length(name) BETWEEN 1 AND 200),
  email      text        CHECK (length(email) BETWEEN 1 AND 320),
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  erased_at  timestamptz,
  CHECK (erased_at IS NULL OR (name IS NULL AND email IS NULL))
);

CREATE INDEX ON access.person ((lower(coalesce(name, ''))), actor_id);
GRANT SELECT, INSERT ON access.person TO ledger_app;
GRANT UPDATE (name, email, erased_at) ON access.person TO ledger_app;
