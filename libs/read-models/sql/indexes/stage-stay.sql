CREATE INDEX stage_stay_by_entry ON stage_stay (stage, entered_on);
CREATE INDEX stage_stay_by_outcome ON stage_stay (stage, outcome);
