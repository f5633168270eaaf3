-- The keys of personal texts, wrapped by the master key. Deleting one erases its text for ever.
CREATE TABLE ledger.text_keys (
  key_id   uuid        PRIMARY KEY,
  event_id uuid        NOT NULL,
  wrapped  bytea       NOT NULL,
  kept_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE INDEX ON ledger.text_keys (kept_at);
