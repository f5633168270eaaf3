import { type DataSource } from 'typeorm';
import { derivedId, type Viewer } from '#domain';

const ORGANISATION = derivedId('party to one partnership in a hundred');

/**
 * Makes an organisation party to every hundredth partnership, in the rows that are read: no generated one is in so many.
 * A public body of a territory, so that the whole rule of what it sees is gone through.
 */
export async function partyToOneInAHundred(dataSource: DataSource): Promise<Viewer> {
  const [live] = await dataSource.query<{ schema: string }[]>(
    `SELECT b.schema_name AS schema FROM projections.projections p
     JOIN projections.builds b ON b.projection = p.name AND b.build = p.live_build WHERE p.name = 'partnerships'`,
  );
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SET ROLE ledger_app');
    await runner.query(`SET search_path = "${live!.schema}"`);
    const chosen = `SELECT partnership_id FROM (SELECT partnership_id, row_number() OVER (ORDER BY partnership_id) AS n
                    FROM portfolio) numbered WHERE n % 100 = 0`;
    await runner.query(
      `INSERT INTO partnership_party (partnership_id, ordinal, organisation_id, roles, joined_on, valid_from, known_from)
       SELECT partnership_id, 1000, $1, ARRAY['partner'], started_on, started_on, 0
       FROM portfolio WHERE partnership_id IN (${chosen})`,
      [ORGANISATION],
    );
    await runner.query(
      `UPDATE portfolio SET organisations = organisations || $1::uuid WHERE partnership_id IN (${chosen})`,
      [ORGANISATION],
    );
    await runner.query('VACUUM ANALYZE portfolio, partnership_party');
  } finally {
    await runner.query('RESET search_path');
    await runner.query('RESET ROLE');
    await runner.release();
  }
  const homeTerritory = { level: 'regional', code: '53', vintage: 2024, name: 'Bretagne' } as const;
  return { roles: ['partner'], organisation: { id: ORGANISATION, sphere: 'public-body', homeTerritory } };
}
