CREATE INDEX indicator_by_impact ON indicator (impact, sub_impact);
