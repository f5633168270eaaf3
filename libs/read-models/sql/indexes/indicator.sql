CREATE INDEX indicator_by_impact ON indicator (impact, sub_impact);
CREATE INDEX indicator_by_shared_definition ON indicator (shared_indicator_id) WHERE shared_indicator_id IS NOT NULL;
CREATE INDEX indicator_past_by_shared_definition ON indicator_past (shared_indicator_id) WHERE shared_indicator_id IS NOT NULL;
