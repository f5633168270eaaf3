CREATE TABLE shared_indicator (
  shared_indicator_id uuid PRIMARY KEY,
  name                text NOT NULL,
  measure             text NOT NULL,
  sub_impact          text NOT NULL,
  version             integer NOT NULL,
  versions            jsonb NOT NULL,
  published_on        date NOT NULL
);
