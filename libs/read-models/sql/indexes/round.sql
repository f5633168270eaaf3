CREATE INDEX round_by_partnership ON round (partnership_id);
CREATE INDEX round_by_opening ON round (opened_on, round_id);
CREATE INDEX round_by_cohort ON round (cohort_id) WHERE cohort_id IS NOT NULL;
CREATE INDEX round_past_by_partnership ON round_past (partnership_id);
