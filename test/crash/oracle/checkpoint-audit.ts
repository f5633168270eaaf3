import { Client } from 'pg';

/**
 * Notes in the database itself, out of the runners' hands, who took each lease and who moved each checkpoint. Processes
 * are known by the `application_name` of their connections.
 */
const AUDIT = `
  CREATE SCHEMA crash;
  CREATE TABLE crash.leases (
    number bigint GENERATED ALWAYS AS IDENTITY, projection text, epoch bigint, taker text
  );
  CREATE TABLE crash.checkpoints (
    number bigint GENERATED ALWAYS AS IDENTITY,
    projection text, build integer, before bigint, position bigint, epoch bigint, writer text
  );
  CREATE FUNCTION crash.note_lease() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN
    INSERT INTO crash.leases (projection, epoch, taker)
    VALUES (new.name, new.lease_epoch, current_setting('application_name'));
    RETURN NULL;
  END $$;
  CREATE FUNCTION crash.note_checkpoint() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN
    INSERT INTO crash.checkpoints (projection, build, before, position, epoch, writer)
    SELECT new.projection, new.build, old.position, new.position, p.lease_epoch, current_setting('application_name')
    FROM projections.projections p WHERE p.name = new.projection;
    RETURN NULL;
  END $$;
  CREATE TRIGGER note_lease AFTER UPDATE ON projections.projections
    FOR EACH ROW WHEN (old.lease_epoch IS DISTINCT FROM new.lease_epoch) EXECUTE FUNCTION crash.note_lease();
  CREATE TRIGGER note_checkpoint AFTER UPDATE ON projections.builds
    FOR EACH ROW WHEN (old.position IS DISTINCT FROM new.position) EXECUTE FUNCTION crash.note_checkpoint();
`;

/** What breaks the promise of a fenced lease, and of a checkpoint that only moves on. */
const FAULTS = `
  SELECT format('%s: checkpoint went from %s to %s', projection, before, position) AS fault
  FROM crash.checkpoints WHERE position <= before
  UNION ALL
  SELECT format('%s: checkpoint %s was written by %s while %s held the lease (epoch %s)',
                c.projection, c.position, c.writer, coalesce(l.taker, 'nobody'), c.epoch)
  FROM crash.checkpoints c LEFT JOIN crash.leases l USING (projection, epoch)
  WHERE l.taker IS DISTINCT FROM c.writer
  UNION ALL
  SELECT format('%s: lease epoch %s was taken after %s', projection, epoch, before)
  FROM (SELECT *, lag(epoch) OVER (PARTITION BY projection ORDER BY number) AS before FROM crash.leases) AS l
  WHERE epoch <= before
  UNION ALL
  SELECT format('%s: checkpoint %s was written twice', projection, position)
  FROM crash.checkpoints GROUP BY projection, build, position HAVING count(*) > 1
`;

async function onDatabase<Row extends object>(ownerUrl: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

export const installAudit = async (ownerUrl: string): Promise<void> => {
  await onDatabase(ownerUrl, AUDIT);
};

export const auditFaults = async (ownerUrl: string): Promise<string[]> =>
  (await onDatabase<{ fault: string }>(ownerUrl, FAULTS)).map(({ fault }) => fault);

/** How often a lease changed hands, and how often a checkpoint moved. */
export async function auditCounts(ownerUrl: string): Promise<{ leases: number; checkpoints: number }> {
  const [counts] = await onDatabase<{ leases: number; checkpoints: number }>(
    ownerUrl,
    `SELECT (SELECT count(*)::int FROM crash.leases) AS leases, (SELECT count(*)::int FROM crash.checkpoints) AS checkpoints`,
  );
  return counts!;
}
