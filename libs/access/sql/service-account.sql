-- Programs that call the APIs. Of a key only its SHA-256 is kept: 256 random bits need no slow hash.
CREATE TABLE access.service_account (
  account_id      uuid        PRIMARY KEY,
  name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  roles           text[]      NOT NULL CHECK (cardinality(roles) > 0),
  organisation_id uuid,
  read_only       boolean     NOT NULL,
  secret_sha256   bytea       NOT NULL CHECK (length(secret_sha256) = 32),
  created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  created_by      uuid        NOT NULL,
  expires_on      date        NOT NULL,
  revoked_at      timestamptz,
  revoked_by      uuid,
  CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);

GRANT SELECT, INSERT ON access.service_account TO ledger_app;
-- What a key may do never changes: another is made.
GRANT UPDATE (revoked_at, revoked_by) ON access.service_account TO ledger_app;
