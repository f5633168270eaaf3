-- Keeps the keys that are not there yet and gives, for every id, the one that stands. Kept again, a key becomes young,
-- which spares it from the sweep until its event is appended. In the order of the ids, so that two never wait for
-- each other.
INSERT INTO ledger.text_keys (key_id, event_id, wrapped)
SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bytea[]) AS k (key_id, event_id, wrapped) ORDER BY key_id
ON CONFLICT (key_id) DO UPDATE SET kept_at = excluded.kept_at
RETURNING key_id AS "keyId", wrapped;
