CREATE TABLE round (
  round_id              uuid PRIMARY KEY,
  partnership_id        uuid NOT NULL,
  title                 text NOT NULL,
  questionnaire_code    text NOT NULL,
  questionnaire_version integer NOT NULL,
  cohort_id             uuid,
  cohort_name           text,
  state                 text NOT NULL,
  opening               integer NOT NULL,
  opened_on             date NOT NULL,
  closes_on             date NOT NULL,
  closed_on             date,
  has_results           boolean NOT NULL,
  parties               jsonb NOT NULL,
  party_ids             uuid[] NOT NULL,
  panels                text[] NOT NULL
);
