CREATE INDEX partnership_by_title ON partnership (title_folded, partnership_id);
CREATE INDEX partnership_by_start ON partnership (started_on, partnership_id);
CREATE INDEX partnership_by_stage ON partnership (standing, status);
CREATE INDEX partnership_by_category ON partnership (category);
CREATE INDEX partnership_by_search ON partnership USING gin (search public.gin_trgm_ops);
CREATE INDEX partnership_by_domain ON partnership USING gin (domains);
CREATE INDEX partnership_by_place ON partnership USING gin (places);
CREATE INDEX partnership_by_goal ON partnership USING gin (goals);
CREATE INDEX partnership_party_by_organisation ON partnership_party (organisation_id, partnership_id);

-- Of past versions, what chooses few partnerships; the rest is read with them.
CREATE INDEX partnership_past_by_place ON partnership_past USING gin (places);
CREATE INDEX partnership_past_by_goal ON partnership_past USING gin (goals);
CREATE INDEX partnership_party_past_by_organisation ON partnership_party_past (organisation_id, partnership_id);

-- What may have changed between two points: recorded since, or dated since.
CREATE INDEX state_by_last_position ON state (last_position);
CREATE INDEX state_by_last_date ON state (greatest(started_on, last_occurred_on));
