CREATE INDEX sheet_by_round ON sheet (round_id);
