-- In an order that leaves no gaps between columns.
CREATE TABLE portfolio (
  partnership_id uuid PRIMARY KEY,
  facets         bigint NOT NULL,
  status_since   date NOT NULL,
  started_on     date NOT NULL,
  funder_count   smallint NOT NULL,
  place_names    text NOT NULL,
  items          bytea NOT NULL,
  organisations  uuid[] NOT NULL
);
