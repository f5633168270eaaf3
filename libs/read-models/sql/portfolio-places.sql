-- The places of a row of the portfolio, which stand one behind another in one text: each folded as search folds them.
CREATE FUNCTION read.each_place(place_names text) RETURNS text[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN string_to_array(read.folded(place_names), chr(31));

-- Places, each with each of some years: what is looked for among those of `read.places_by_year`.
CREATE FUNCTION read.places_in_years(places text[], years text[]) RETURNS text[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN ARRAY(SELECT place || chr(30) || year FROM unnest(places) place, unnest(years) year);

-- The places of a version, each with each year in which it was true on some day, all that is known taken in; a version
-- true to this day has the year in which it began (-2019) and, so that few have to be looked for, the eight years it
-- began in (<252). Years before 1970 count as 1970. A version no longer believed, or never true on a day, has none. In PL/pgSQL, ten times as fast as in SQL: every version goes through it.
CREATE FUNCTION read.places_by_year(place_names text, valid_from date, valid_to date, known_to bigint) RETURNS text[]
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  places text;
  first  integer;
  told   text := '';
BEGIN
  IF known_to < 9223372036854775807 OR valid_to <= valid_from OR place_names = '' THEN RETURN '{}'; END IF;
  places := read.folded(place_names) || chr(31);
  first := greatest(1970, extract(year FROM valid_from)::integer);
  IF valid_to = 'infinity' THEN
    told := replace(places, chr(31), chr(30) || '-' || first || chr(31))
         || replace(places, chr(31), chr(30) || '<' || first / 8 || chr(31));
  ELSE
    FOR year IN first .. greatest(1970, extract(year FROM valid_to - 1)::integer) LOOP
      told := told || replace(places, chr(31), chr(30) || year || chr(31));
    END LOOP;
  END IF;
  RETURN string_to_array(rtrim(told, chr(31)), chr(31));
END $$;
