-- What auditors looked at. Added to, and forgotten after a year; nothing else.
CREATE TABLE access.read_log (
  read_id  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor_id uuid        NOT NULL,
  method   text        NOT NULL,
  route    text        NOT NULL,
  path     text        NOT NULL
);

CREATE INDEX ON access.read_log (at);
GRANT SELECT, INSERT ON access.read_log TO ledger_app;

-- The services may forget old reads, and no others.
CREATE FUNCTION access.forget_old_reads() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ DELETE FROM access.read_log WHERE at < clock_timestamp() - interval '1 year' $$;
REVOKE ALL ON FUNCTION access.forget_old_reads() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.forget_old_reads() TO ledger_app;
