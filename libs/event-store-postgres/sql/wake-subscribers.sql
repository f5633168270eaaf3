-- A wake-up and no more: subscribers poll, this only spares them the wait.
CREATE FUNCTION ledger.wake_subscribers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('ledger_events', '');
  RETURN NULL;
END
$$;

CREATE TRIGGER wake_subscribers AFTER INSERT ON ledger.events
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.wake_subscribers();
