CREATE INDEX sheet_by_round ON sheet (round_id, sheet_id);
CREATE INDEX sheet_past_by_round ON sheet_past (round_id, sheet_id);
