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
  search            text NOT NULL GENERATED ALWAYS AS (read.folded(title || ' ' || need || ' ' || purpose)) STORED
);
CREATE INDEX partnership_by_title ON read.partnership (title_folded, partnership_id);
CREATE INDEX partnership_by_start ON read.partnership (started_on, partnership_id);
CREATE INDEX partnership_by_stage ON read.partnership (standing, status);
CREATE INDEX partnership_by_category ON read.partnership (category);
CREATE INDEX partnership_by_search ON read.partnership USING gin (search public.gin_trgm_ops);
CREATE INDEX partnership_by_domain ON read.partnership USING gin (domains);
CREATE INDEX partnership_by_territory ON read.partnership USING gin (territories jsonb_path_ops);
CREATE INDEX partnership_by_odd ON read.partnership USING gin (odd jsonb_path_ops);

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
