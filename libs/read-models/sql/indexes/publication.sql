CREATE INDEX publication_by_territory ON publication USING gin (shared_with);
