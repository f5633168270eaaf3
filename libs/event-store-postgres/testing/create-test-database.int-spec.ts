import { Client } from 'pg';
import { createTestDatabase } from './index.js';

describe('a test database', () => {
  it('is fresh, and its application login is a member of ledger_app and no superuser', async () => {
    const database = await createTestDatabase();
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query(
      `SELECT pg_has_role('ledger_app', 'MEMBER') AS member, rolsuper FROM pg_roles WHERE rolname = current_user`,
    );
    await client.end();
    await database.drop();
    expect(rows).toEqual([{ member: true, rolsuper: false }]);
  });
});
