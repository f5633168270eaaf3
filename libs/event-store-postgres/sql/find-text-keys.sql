SELECT key_id AS "keyId", wrapped FROM ledger.text_keys WHERE key_id = ANY ($1::uuid[]);
