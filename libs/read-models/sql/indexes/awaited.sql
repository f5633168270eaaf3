CREATE INDEX awaited_by_organisation ON awaited (organisation_id, due_on);
