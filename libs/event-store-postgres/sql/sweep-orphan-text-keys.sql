-- Keys kept for an append that never came.
DELETE FROM ledger.text_keys k
WHERE k.kept_at < $1 AND NOT EXISTS (SELECT FROM ledger.events e WHERE e.id = k.event_id)
RETURNING k.key_id;
