CREATE TABLE organisation (
  organisation_id uuid PRIMARY KEY,
  name            text NOT NULL,
  former_names    jsonb NOT NULL,
  sphere          text NOT NULL,
  size            text,
  identifiers     jsonb NOT NULL,
  home_territory  jsonb,
  fictional       boolean NOT NULL,
  registered_on   date NOT NULL,
  name_folded     text NOT NULL GENERATED ALWAYS AS (read.folded(name)) STORED,
  search          text NOT NULL GENERATED ALWAYS AS (read.organisation_search(name, former_names, identifiers)) STORED
);
