-- What becomes of each append of a group, from what is read under the lock: ids before revisions.
CREATE TYPE ledger.append_verdict AS (
  append        integer,
  verdict       text,
  end_revision  integer,
  -- The first of its ids that the log holds.
  met_id        uuid,
  -- Where the stream ends or, of a repeated append, its last event stands.
  last_position bigint
);

CREATE FUNCTION ledger.append_verdicts(
  streams         text[],
  first_revisions integer[],
  sizes           integer[],
  owners          integer[],
  revisions       integer[],
  ids             uuid[],
  refuses_loads   boolean
) RETURNS SETOF ledger.append_verdict LANGUAGE sql VOLATILE AS $$
WITH appends AS MATERIALIZED (
  SELECT *
  FROM unnest(streams, first_revisions, sizes) WITH ORDINALITY AS a (stream, first_revision, size, append)
),
given AS MATERIALIZED (
  SELECT e.*, a.stream
  FROM unnest(owners, revisions, ids) WITH ORDINALITY AS e (append, revision, id, number)
  JOIN appends a USING (append)
),
-- OFFSET 0 keeps each look-up an index look-up, however large the group.
met AS (
  SELECT
    given.append,
    count(*) AS ids,
    count(*) FILTER (WHERE standing.stream = given.stream AND standing.revision = given.revision) AS in_place,
    max(standing.position) AS last_position,
    (array_agg(given.id ORDER BY given.number))[1] AS first_id
  FROM given
  CROSS JOIN LATERAL (
    SELECT e.stream, e.revision, e.position FROM ledger.events e WHERE e.id = given.id OFFSET 0
  ) AS standing
  GROUP BY given.append
)
SELECT
  a.append::integer,
  v.verdict,
  stream_end.revision,
  met.first_id,
  CASE v.verdict WHEN 'repeated' THEN met.last_position ELSE stream_end.position END
FROM appends a
LEFT JOIN met USING (append)
LEFT JOIN LATERAL (
  SELECT e.revision, e.position FROM ledger.events e WHERE e.stream = a.stream ORDER BY e.revision DESC LIMIT 1
) AS stream_end ON true
CROSS JOIN LATERAL (
  SELECT CASE
    WHEN a.size = 0 THEN 'empty'
    WHEN met.in_place = a.size THEN 'repeated'
    WHEN met.in_place > 0 THEN 'conflicting-retry'
    WHEN met.ids > 0 THEN 'duplicate-id'
    WHEN refuses_loads THEN 'not-loading'
    WHEN coalesce(stream_end.revision, -1) <> a.first_revision - 1 THEN 'conflict'
    ELSE 'appended'
  END AS verdict
) AS v
ORDER BY a.append
$$;
