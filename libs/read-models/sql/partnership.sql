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

CREATE TABLE read.partnership (
  partnership_id    uuid PRIMARY KEY,
  title             text NOT NULL,
  need              text NOT NULL,
  purpose           text NOT NULL,
  populations       text[] NOT NULL,
  category          text NOT NULL,
  territories       jsonb NOT NULL,
  domains           text[] NOT NULL,
  odd               jsonb,
  standing          text NOT NULL,
  stage_since       date,
  stage_since_known boolean NOT NULL,
  status            text NOT NULL,
  status_since      date NOT NULL,
  status_reason     text,
  started_on        date NOT NULL,
  start_precision   text NOT NULL,
  fictional         boolean NOT NULL,
  revision          integer NOT NULL,
  title_folded      text NOT NULL GENERATED ALWAYS AS (read.folded(title)) STORED,
  places            text[] GENERATED ALWAYS AS (read.places(territories)) STORED,
  goals             text[] GENERATED ALWAYS AS (read.goals(odd)) STORED,
  search            text NOT NULL GENERATED ALWAYS AS (read.folded(title || ' ' || need || ' ' || purpose)) STORED
);
CREATE INDEX partnership_by_title ON read.partnership (title_folded, partnership_id);
CREATE INDEX partnership_by_start ON read.partnership (started_on, partnership_id);
CREATE INDEX partnership_by_stage ON read.partnership (standing, status);
CREATE INDEX partnership_by_category ON read.partnership (category);
CREATE INDEX partnership_by_search ON read.partnership USING gin (search public.gin_trgm_ops);
CREATE INDEX partnership_by_domain ON read.partnership USING gin (domains);
CREATE INDEX partnership_by_place ON read.partnership USING gin (places);
CREATE INDEX partnership_by_goal ON read.partnership USING gin (goals);

CREATE TABLE read.partnership_party (
  partnership_id  uuid NOT NULL,
  ordinal         integer NOT NULL,
  organisation_id uuid NOT NULL,
  roles           text[] NOT NULL,
  joined_on       date NOT NULL,
  left_on         date,
  PRIMARY KEY (partnership_id, ordinal)
);
CREATE INDEX partnership_party_by_organisation ON read.partnership_party (organisation_id, partnership_id);
