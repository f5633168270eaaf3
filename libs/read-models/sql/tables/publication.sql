CREATE TABLE publication (
  partnership_id uuid PRIMARY KEY,
  items          text[] NOT NULL,
  shared_with    text[] NOT NULL
);
