-- What an organisation is found by: its names, present and former, and its identifiers.
CREATE FUNCTION read.organisation_search(name text, former_names jsonb, identifiers jsonb) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN read.folded(concat_ws(' ', name,
    (SELECT string_agg(former ->> 'name', ' ') FROM jsonb_array_elements(former_names) former),
    (SELECT string_agg(identifier ->> 'value', ' ') FROM jsonb_array_elements(identifiers) identifier)));

CREATE TABLE read.organisation (
  organisation_id uuid PRIMARY KEY,
  name            text NOT NULL,
  former_names    jsonb NOT NULL,
  sphere          text NOT NULL,
  size            text,
  identifiers     jsonb NOT NULL,
  home_territory  jsonb,
  fictional       boolean NOT NULL,
  registered_on   date NOT NULL,
  revision        integer NOT NULL,
  name_folded     text NOT NULL GENERATED ALWAYS AS (read.folded(name)) STORED,
  search          text NOT NULL GENERATED ALWAYS AS (read.organisation_search(name, former_names, identifiers)) STORED
);
CREATE INDEX organisation_by_name ON read.organisation (name_folded, organisation_id);
CREATE INDEX organisation_by_search ON read.organisation USING gin (search public.gin_trgm_ops);
CREATE INDEX organisation_by_sphere ON read.organisation (sphere);
