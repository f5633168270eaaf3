import { poolOf } from './connection.js';

describe('A connection lost between two users', () => {
  it('does not end the process', async () => {
    const pool = poolOf(process.env['TEST_DATABASE_URL']!, 1, 1_000);
    const client = await pool.connect();
    // Node throws an 'error' that nobody listens to.
    expect(() => client.emit('error', new Error('terminating connection'))).not.toThrow();
    client.release(true);
    await pool.end();
  });
});
