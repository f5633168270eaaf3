CREATE INDEX mandate_of_person ON mandate (person_id, organisation_id);
CREATE INDEX mandate_of_organisation ON mandate (organisation_id);
