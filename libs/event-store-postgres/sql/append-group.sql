-- Takes a group of appends, at most one a stream and no id twice, in one call, which is its own transaction, and gives
-- each its verdict, in the order given. Appends stand in line for the lock (7021806 has no meaning but to be the log's
-- own number). In READ COMMITTED each statement of this function then sees all that those ahead in the line committed,
-- and nothing of it changes before this transaction ends.
-- streams, first_revisions, sizes: one element an append. owners, revisions, ids, types, versions, data, metadata: one
-- element an event; owners is the number of its append, from 1.
-- loaded_until: the last time that loaded events bear; null when the group loads no log.
CREATE FUNCTION ledger.append_group(
  streams         text[],
  first_revisions integer[],
  sizes           integer[],
  owners          integer[],
  revisions       integer[],
  ids             uuid[],
  types           text[],
  versions        integer[],
  data            text[],
  metadata        text[],
  loaded_until    timestamptz
) RETURNS SETOF ledger.append_verdict LANGUAGE plpgsql AS $$
DECLARE
  log_end  ledger.head;
  verdicts ledger.append_verdict[];
  accepted integer := cardinality(ids);
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'an append needs READ COMMITTED, to see what was committed while it stood in line';
  END IF;
  PERFORM pg_advisory_xact_lock(7021806);
  SELECT * INTO log_end FROM ledger.head;

  -- Nearly always nothing stands in the way, which two look-ups tell. Else each append is judged.
  IF loaded_until IS NOT NULL AND NOT log_end.only_loaded
    OR 0 = ANY (sizes)
    OR EXISTS (SELECT FROM ledger.events e WHERE e.id = ANY (ids))
    OR EXISTS (
      SELECT FROM unnest(streams, first_revisions) AS a (stream, first_revision)
      WHERE a.first_revision - 1 <> coalesce(
        (SELECT e.revision FROM ledger.events e WHERE e.stream = a.stream ORDER BY e.revision DESC LIMIT 1), -1)
    )
  THEN
    verdicts := ARRAY(
      SELECT v FROM ledger.append_verdicts(
        streams, first_revisions, sizes, owners, revisions, ids, loaded_until IS NOT NULL AND NOT log_end.only_loaded) AS v
    );
    accepted := (SELECT coalesce(sum(sizes[v.append]), 0) FROM unnest(verdicts) AS v WHERE v.verdict = 'appended');
  END IF;

  IF accepted > 0 THEN
    UPDATE ledger.head SET
      position = log_end.position + accepted,
      only_loaded = log_end.only_loaded AND loaded_until IS NOT NULL,
      recorded_at = greatest(log_end.recorded_at, date_trunc('milliseconds', clock_timestamp()), loaded_until)
    RETURNING recorded_at INTO log_end.recorded_at;

    INSERT INTO ledger.events (position, stream, revision, id, type, version, data, metadata, recorded_at)
    SELECT
      log_end.position + row_number() OVER (ORDER BY e.number),
      streams[e.owner], e.revision, e.id, e.type, e.version, e.data, e.metadata, log_end.recorded_at
    FROM unnest(owners, revisions, ids, types, versions, data, metadata) WITH ORDINALITY
      AS e (owner, revision, id, type, version, data, metadata, number)
    WHERE verdicts IS NULL OR verdicts[e.owner].verdict = 'appended'
    ORDER BY e.number;
  END IF;

  IF verdicts IS NULL THEN
    RETURN QUERY
    SELECT
      a.append::integer, 'appended', NULL::integer, NULL::uuid,
      log_end.position + sum(a.size) OVER (ORDER BY a.append)
    FROM unnest(sizes) WITH ORDINALITY AS a (size, append);
  ELSE
    RETURN QUERY
    SELECT
      v.append, v.verdict, v.end_revision, v.met_id,
      CASE v.verdict
        WHEN 'appended' THEN
          log_end.position + sum(sizes[v.append]) FILTER (WHERE v.verdict = 'appended') OVER (ORDER BY v.append)
        ELSE v.last_position
      END
    FROM unnest(verdicts) AS v
    ORDER BY v.append;
  END IF;
END
$$;
