-- Those kept again meanwhile have become young, and stay.
DELETE FROM ledger.text_keys k USING unseen_text_keys u WHERE k.key_id = u.key_id AND k.kept_at < $1;
