CREATE TABLE read.partnership_sheet (
  partnership_id uuid PRIMARY KEY,
  description    jsonb NOT NULL,
  parties        jsonb NOT NULL,
  path           jsonb NOT NULL,
  gates          jsonb NOT NULL,
  criteria_lists jsonb NOT NULL,
  indicators     jsonb NOT NULL,
  revision       integer NOT NULL
);
