import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartedLedger } from './testing/started-ledger.js';

const { KURRENTDB_URL } = process.env;
if (!KURRENTDB_URL) console.warn('Skipped: npm start on a real KurrentDB (KURRENTDB_URL names none).');

(KURRENTDB_URL ? describe : describe.skip)('Started on nothing but a KurrentDB', () => {
  const environment = {
    EVENT_STORE: 'kurrentdb',
    KURRENTDB_URL: KURRENTDB_URL ?? '',
    KURRENTDB_STREAM_PREFIX: `start-${randomBytes(6).toString('hex')}.`,
  };
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'standalone-kurrentdb-'));
    await chmod(folder, 0o755);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const portfolioOf = async (ledger: StartedLedger): Promise<{ partnerships: { count: number } }> => {
    const [, authorization = '', url = ''] = /-H 'Authorization: ([^']+)' (\S+)$/.exec(ledger.curl) ?? [];
    const response = await fetch(url, { headers: { authorization } });
    return (await response.json()) as { partnerships: { count: number } };
  };

  it('has its demonstration there, once, and shows it again when it is started again', async () => {
    const data = join(folder, 'data');
    const first = await StartedLedger.ready(data, environment);
    const { partnerships } = await portfolioOf(first);
    // Of the foundation whose officer the line is for.
    expect(partnerships.count).toBeGreaterThan(2);
    expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
    // Not one event of it is in PostgreSQL.
    expect(await first.events()).toBe(0);
    expect((await first.stop()).code).toBe(0);
    const again = await StartedLedger.ready(data, environment);
    expect(again.messages).not.toContain('Recording the demonstration');
    expect((await portfolioOf(again)).partnerships.count).toBe(partnerships.count);
    expect((await again.stop()).code).toBe(0);
  });

  it('does not start on the log of another ledger, and says so', async () => {
    const { code, messages } = await StartedLedger.run(join(folder, 'another'), environment);
    expect(code).toBe(1);
    expect(messages).toMatch(/celui d’un autre registre[^]*that of another ledger/);
  });
});

it('is refused without an address, or with one that is none, in words', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'standalone-nowhere-'));
  await chmod(folder, 0o755);
  const without = await StartedLedger.run(join(folder, 'a'), { EVENT_STORE: 'kurrentdb' });
  expect([without.code, without.messages]).toEqual([1, expect.stringContaining('KURRENTDB_URL is required')]);
  const wrong = {
    EVENT_STORE: 'kurrentdb',
    KURRENTDB_URL: 'esdb://user:hunter2@127.0.0.1:1?tls=perhaps&what=ever',
  };
  const refused = await StartedLedger.run(join(folder, 'a'), wrong);
  expect([refused.code, refused.messages]).toEqual([1, expect.stringContaining('KURRENTDB_URL is refused')]);
  expect(refused.messages).not.toContain('hunter2');
  await rm(folder, { recursive: true, force: true });
});
