-- $1: the last id of the page before, null for the first; $2: how many.
SELECT key_id AS "keyId", event_id AS "eventId", wrapped
FROM ledger.text_keys
WHERE $1::uuid IS NULL OR key_id > $1
ORDER BY key_id
LIMIT $2;
