-- Appends stand in line here. The lock is a statement of its own, in READ COMMITTED, so that the statement after it
-- sees everything that those ahead in the line committed. 7021806 has no meaning but to be the log's own number.
BEGIN ISOLATION LEVEL READ COMMITTED;
SELECT pg_advisory_xact_lock(7021806);
