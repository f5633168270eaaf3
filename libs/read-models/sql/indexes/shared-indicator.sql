CREATE INDEX shared_indicator_by_name ON shared_indicator (read.folded(name), shared_indicator_id);
