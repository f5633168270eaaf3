GRANT USAGE ON SCHEMA ledger TO ledger_app;
GRANT SELECT, INSERT ON ledger.events TO ledger_app;
GRANT SELECT, UPDATE ON ledger.head TO ledger_app;
GRANT SELECT, INSERT, DELETE ON ledger.text_keys TO ledger_app;
-- A key kept again becomes young; the key itself is never written over.
GRANT UPDATE (kept_at) ON ledger.text_keys TO ledger_app;
