CREATE INDEX organisation_by_name ON organisation (name_folded, organisation_id);
CREATE INDEX organisation_by_search ON organisation USING gin (search public.gin_trgm_ops);
CREATE INDEX organisation_by_sphere ON organisation (sphere);

CREATE INDEX organisation_past_by_search ON organisation_past USING gin (search public.gin_trgm_ops);
