import { Client } from 'pg';

/** Once everything has caught up: no projection or policy stopped, paused, behind or without a runner; nothing parked or unknown. */
const FAULTS = `
  SELECT format('%s: no build is live', name) AS fault FROM projections.projections
  WHERE live_build IS NULL AND name NOT IN (SELECT policy FROM projections.policies)
  UNION ALL
  SELECT format('%s: %s, %s', policy, state, coalesce(error::text, 'without an error'))
  FROM projections.policies WHERE state <> 'running'
  UNION ALL
  SELECT format('%s: paused', name) FROM projections.projections WHERE paused
  UNION ALL
  SELECT format('%s: nobody holds its lease', name)
  FROM projections.projections WHERE lease_owner IS NULL OR lease_until < clock_timestamp()
  UNION ALL
  SELECT format('%s, build %s: %s, %s', projection, build, state, coalesce(error::text, 'without an error'))
  FROM projections.builds WHERE state NOT IN ('running', 'retired') OR error IS NOT NULL
  UNION ALL
  SELECT format('%s, build %s: %s unknown events', projection, build, unknown_events)
  FROM projections.builds WHERE unknown_events <> 0
  UNION ALL
  SELECT format('%s: %s parked at %s: %s', projection, event_type, position, error)
  FROM projections.dead_letters
`;

export async function faultsOfProjections(ownerUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ fault: string }>(FAULTS);
    const { rows: counted } = await client.query('SELECT FROM projections.projections');
    return counted.length === 0 ? ['there is no projection'] : rows.map(({ fault }) => fault);
  } finally {
    await client.end();
  }
}
