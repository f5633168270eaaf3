-- For the time of a sweep: keys whose event has not been met in the log.
CREATE TEMPORARY TABLE unseen_text_keys (key_id uuid PRIMARY KEY, event_id uuid NOT NULL);
CREATE INDEX ON unseen_text_keys (event_id);
