-- Who may come in, and what was looked at: no events, and nothing that events could give back. Backed up with the log.
CREATE SCHEMA access;
DO $$
BEGIN
  CREATE ROLE ledger_app NOLOGIN;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
GRANT USAGE ON SCHEMA access TO ledger_app;
