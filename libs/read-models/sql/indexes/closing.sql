CREATE INDEX closing_by_day ON closing (closed_on, closing_id);
