CREATE INDEX gate_condition_open_by_due ON gate_condition (due_on) WHERE status = 'open';
CREATE INDEX gate_watch_by_review ON gate_watch (review_planned_for);
