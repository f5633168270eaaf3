CREATE TABLE partnership (
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
  title_folded      text NOT NULL GENERATED ALWAYS AS (read.folded(title)) STORED,
  places            text[] GENERATED ALWAYS AS (read.places(territories)) STORED,
  goals             text[] GENERATED ALWAYS AS (read.goals(odd)) STORED,
  search            text NOT NULL GENERATED ALWAYS AS (read.folded(title || ' ' || need || ' ' || purpose)) STORED
);

CREATE TABLE partnership_party (
  partnership_id  uuid NOT NULL,
  ordinal         integer NOT NULL,
  organisation_id uuid NOT NULL,
  roles           text[] NOT NULL,
  joined_on       date NOT NULL,
  left_on         date,
  leaving_known_at bigint,
  PRIMARY KEY (partnership_id, ordinal)
);
