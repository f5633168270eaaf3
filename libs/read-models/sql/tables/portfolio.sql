CREATE TABLE portfolio (
  partnership_id uuid PRIMARY KEY,
  standing       text NOT NULL,
  status         text NOT NULL,
  status_since   date NOT NULL,
  started_on     date NOT NULL,
  category       text NOT NULL,
  domains        text[] NOT NULL,
  goals          text[] NOT NULL,
  place_names    text[] NOT NULL,
  organisations  uuid[] NOT NULL,
  funders        uuid[] NOT NULL,
  items          bigint[] NOT NULL,
  item_begun     date[] NOT NULL,
  item_over      date[] NOT NULL,
  places         text[] NOT NULL GENERATED ALWAYS AS (read.all_folded(place_names)) STORED
);
