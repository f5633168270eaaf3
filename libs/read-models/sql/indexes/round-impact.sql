CREATE INDEX round_impact_by_partnership ON round_impact (partnership_id);
CREATE INDEX round_impact_past_by_partnership ON round_impact_past (partnership_id);
