CREATE TABLE gate_condition (
  partnership_id uuid NOT NULL,
  condition_id   uuid NOT NULL,
  gate           text NOT NULL,
  text           jsonb NOT NULL,
  due_on         date NOT NULL,
  status         text NOT NULL,
  settled_on     date,
  PRIMARY KEY (partnership_id, condition_id)
);

CREATE TABLE gate_watch (
  partnership_id      uuid PRIMARY KEY,
  last_evidence_on    date,
  review_gate         text,
  review_planned_for  date,
  review_decider_ids  uuid[] NOT NULL
);
