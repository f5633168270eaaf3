-- What an organisation is found by: its names, present and former, and its identifiers.
CREATE FUNCTION read.organisation_search(name text, former_names jsonb, identifiers jsonb) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN read.folded(concat_ws(' ', name,
    (SELECT string_agg(former ->> 'name', ' ') FROM jsonb_array_elements(former_names) former),
    (SELECT string_agg(identifier ->> 'value', ' ') FROM jsonb_array_elements(identifiers) identifier)));

-- Codes and names of territories, folded as search folds them.
CREATE FUNCTION read.places(territories jsonb) RETURNS text[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN ARRAY(SELECT read.folded(place)
               FROM jsonb_array_elements(territories) territory,
                    unnest(ARRAY[territory ->> 'code', territory ->> 'name']) place
               WHERE place IS NOT NULL);

-- The UN goals it serves, main and others.
CREATE FUNCTION read.goals(odd jsonb) RETURNS text[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN ARRAY[odd ->> 'main'] || ARRAY(SELECT jsonb_array_elements_text(odd -> 'others'));
