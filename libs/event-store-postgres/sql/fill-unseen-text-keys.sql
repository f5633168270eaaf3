INSERT INTO unseen_text_keys SELECT key_id, event_id FROM ledger.text_keys WHERE kept_at < $1;
