CREATE INDEX round_by_partnership ON round (partnership_id);
CREATE INDEX round_by_opening ON round (opened_on, round_id);
CREATE INDEX round_by_cohort ON round (cohort_id) WHERE cohort_id IS NOT NULL;
CREATE INDEX round_past_by_partnership ON round_past (partnership_id);

-- What may have changed between two points: recorded since, or dated since.
CREATE INDEX state_by_last_position ON state (last_position);
CREATE INDEX state_by_last_date ON state (greatest(started_on, last_occurred_on));
