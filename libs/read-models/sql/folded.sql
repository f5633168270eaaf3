-- Search folds accents and case: "Économie" is found by "economie".
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

-- unaccent() is only STABLE, since its dictionary could change; named with its dictionary and wrapped, it can be indexed.
CREATE FUNCTION read.folded(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN lower(public.unaccent('public.unaccent'::regdictionary, value));

-- The same of every text of a list.
CREATE FUNCTION read.all_folded(texts text[]) RETURNS text[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN ARRAY(SELECT read.folded(one) FROM unnest(texts) one);
