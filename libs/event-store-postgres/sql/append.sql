-- Takes a group of appends, at most one a stream and no id twice, and gives each its own verdict from what it reads
-- under the lock: ids before revisions. Run after lock-log.sql, in its transaction.
-- $1–$4, one element an append: number in the group, stream, first revision, how many events.
-- $5–$11, one element an event: number of its append, place in it, id, type, version, data, metadata.
-- $12: the last time that loaded events bear, when the group loads a log; null when it does not.
WITH appends AS MATERIALIZED (
  SELECT *
  FROM unnest($1::int[], $2::text[], $3::int[], $4::int[]) AS a (append, stream, first_revision, size)
),
given AS MATERIALIZED (
  SELECT e.*, a.stream, a.first_revision + e.place AS revision
  FROM unnest($5::int[], $6::int[], $7::uuid[], $8::text[], $9::int[], $10::text[], $11::text[])
    AS e (append, place, id, type, version, data, metadata)
  JOIN appends a USING (append)
),
-- OFFSET 0 keeps each look-up an index look-up, however large the group.
met AS (
  SELECT
    given.append,
    count(*) AS ids,
    count(*) FILTER (WHERE standing.stream = given.stream AND standing.revision = given.revision) AS in_place,
    max(standing.position) AS last_position,
    (array_agg(given.id ORDER BY given.place))[1] AS first_id
  FROM given
  CROSS JOIN LATERAL (
    SELECT e.stream, e.revision, e.position FROM ledger.events e WHERE e.id = given.id OFFSET 0
  ) AS standing
  GROUP BY given.append
),
verdicts AS MATERIALIZED (
  SELECT
    a.append,
    a.stream,
    stream_end.revision AS end_revision,
    stream_end.position AS end_position,
    met.last_position AS met_position,
    met.first_id AS met_id,
    CASE
      WHEN a.size = 0 THEN 'empty'
      WHEN met.in_place = a.size THEN 'repeated'
      WHEN met.in_place > 0 THEN 'conflicting-retry'
      WHEN met.ids > 0 THEN 'duplicate-id'
      WHEN $12::timestamptz IS NOT NULL AND NOT (SELECT only_loaded FROM ledger.head) THEN 'not-loading'
      WHEN coalesce(stream_end.revision, -1) <> a.first_revision - 1 THEN 'conflict'
      ELSE 'appended'
    END AS verdict
  FROM appends a
  LEFT JOIN met USING (append)
  LEFT JOIN LATERAL (
    SELECT e.revision, e.position
    FROM ledger.events e
    WHERE e.stream = a.stream
    ORDER BY e.revision DESC
    LIMIT 1
  ) AS stream_end ON true
),
accepted AS MATERIALIZED (
  SELECT given.*, row_number() OVER (ORDER BY append, place) AS number
  FROM given
  JOIN verdicts v USING (append)
  WHERE v.verdict = 'appended'
),
moved AS (
  UPDATE ledger.head
  SET
    position = position + (SELECT count(*) FROM accepted),
    only_loaded = only_loaded AND $12::timestamptz IS NOT NULL,
    recorded_at = greatest(recorded_at, date_trunc('milliseconds', clock_timestamp()), $12::timestamptz)
  WHERE EXISTS (SELECT FROM accepted)
  RETURNING position - (SELECT count(*) FROM accepted) AS before, recorded_at
),
written AS (
  INSERT INTO ledger.events (position, stream, revision, id, type, version, data, metadata, recorded_at)
  SELECT moved.before + a.number, a.stream, a.revision, a.id, a.type, a.version, a.data, a.metadata, moved.recorded_at
  FROM accepted a CROSS JOIN moved
  ORDER BY a.number
  RETURNING stream, position
),
ends AS (
  SELECT stream, max(position) AS last_position FROM written GROUP BY stream
)
SELECT
  v.verdict,
  v.end_revision AS "endRevision",
  v.met_id AS "metId",
  CASE v.verdict
    WHEN 'appended' THEN ends.last_position
    WHEN 'repeated' THEN v.met_position
    ELSE v.end_position
  END AS "lastPosition"
FROM verdicts v
LEFT JOIN ends USING (stream)
ORDER BY v.append;
