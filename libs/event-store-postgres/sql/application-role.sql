-- Group role of the services: they log in as members of it, never as the owner of the tables. Roles belong to the
-- server, not to the database, so another database's migration may be creating it at this moment.
DO $$
BEGIN
  CREATE ROLE ledger_app NOLOGIN;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
