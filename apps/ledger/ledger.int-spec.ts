import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { DemonstrationLedger } from '../../test/testing/demonstration-ledger.js';
import { migrate } from '../composition/migrate.js';
import { ledger } from './ledger.js';

const TODAY = '2026-03-02';

interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(line: string, environment: Record<string, string> = {}): Promise<Answer> {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const code = await ledger(line.split(' ').filter(Boolean), environment, terminal);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const settings = (url: string): Record<string, string> => ({
  DATABASE_URL: url,
  TEXT_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
});

describe('The command line', () => {
  it.each([
    ['', 2],
    ['--help', 0],
    ['transfer --help', 0],
    ['no-such-verb', 2],
    ['transfer --from esdb://a', 2],
    ['projections --help', 0],
    ['projections skip partnerships', 2],
    ['check-events --loud', 2],
  ])('answers “ledger %s” with code %i', async (line, code) => {
    const answer = await run(line);
    expect(answer.code).toBe(code);
    expect(answer.out + answer.err).toMatch(/ledger|error/);
  });

  it('says at once all that its environment lacks, and no password', async () => {
    const { code, err } = await run('check-events', {
      DATABASE_URL: 'mysql://x:secret@y/z',
      EVENT_STORE: 'kurrentdb',
    });
    expect(code).toBe(1);
    for (const name of ['DATABASE_URL', 'TEXT_MASTER_KEY', 'KURRENTDB_URL'])
      expect(err).toContain(`  ${name} `);
    expect(err).not.toContain('secret');
  });

  it('takes an address from the environment, and refuses what is neither', async () => {
    expect(await run('transfer --from NOWHERE --to NOWHERE')).toMatchObject({
      code: 1,
      err: 'NOWHERE is neither an address nor a variable that holds one',
    });
  });
});

describe('A ledger with its demonstration', () => {
  let demonstration: DemonstrationLedger;
  let other: TestDatabase;

  beforeAll(async () => {
    demonstration = await DemonstrationLedger.load(TODAY, {});
    other = await createTestDatabase();
  });
  afterAll(async () => {
    await demonstration.close();
    await other.drop();
  });

  it('is all read by today’s code', async () => {
    const { code, out } = await run('check-events --json', settings(demonstration.database.url));
    const report = JSON.parse(out) as { events: number };
    expect([code, report.events]).toEqual([0, Number(await demonstration.store.head()) + 1]);
    expect(report).toMatchObject({ wrong: [], unknown: [] });
  });

  it('has its policies listed', async () => {
    const { code, out } = await run('policies', settings(demonstration.database.url));
    expect(code).toBe(0);
    expect(out).toMatch(/^policy +state +position/);
  });

  it('has its projections listed, paused, let go on, tried again, from another process', async () => {
    const environment = settings(demonstration.database.url);
    const listed = async () =>
      JSON.parse((await run('projections list --json', environment)).out) as Record<string, unknown>[];
    const [{ projection = '' } = {}, ...others] = await listed();
    expect((await run('projections list', environment)).out).toMatch(/^projection +version +state/);
    expect(await run(`projections pause ${projection}`, environment)).toMatchObject({ code: 0 });
    expect(await listed()).toEqual([
      expect.objectContaining({ projection, paused: true, owner: null }),
      ...others.map(() => expect.objectContaining({ paused: false })),
    ]);
    expect(await run(`projections resume ${projection}`, environment)).toMatchObject({ code: 0 });
    expect(await listed()).toEqual([...others, others].map(() => expect.objectContaining({ paused: false })));
    expect((await run(`projections retry ${projection}`, environment)).out).toContain('had not stopped');
    expect((await run(`projections dead-letters ${projection} --json`, environment)).out).toBe('[]');
    for (const line of ['pause nobody', 'retry nobody', 'dead-letters nobody'])
      expect(await run(`projections ${line}`, environment)).toMatchObject({
        code: 1,
        err: 'no projection nobody',
      });
  });

  it('says of a later version that could not be built which event stood in the way', async () => {
    const environment = settings(demonstration.database.url);
    const owner = new Client({ connectionString: demonstration.database.adminUrl });
    await owner.connect();
    const why = { reason: 'Error: no such stage', position: '12', eventId: null, eventType: 'any.type' };
    await owner.query(
      `INSERT INTO projections.builds (projection, build, version, schema_name, state, position, error)
       VALUES ('partnerships', 99, 1000, 'partnerships_99', 'stopped', -1, $1)`,
      [JSON.stringify(why)],
    );
    const { code, out } = await run('projections list', environment);
    expect(code).toBe(1);
    expect(out).toContain(
      'partnerships could not be built in version 1000: Error: no such stage (position 12)',
    );
    await owner.query('DELETE FROM projections.builds WHERE build = 99');
    await owner.end();
    expect((await run('projections list', environment)).code).toBe(0);
  });

  it('has its read models computed anew beside the live ones, with its progress told', async () => {
    const environment = settings(demonstration.database.url);
    const { code, out, err } = await run('projections rebuild --strict --json', environment);
    expect(code).toBe(0);
    const rebuilt = JSON.parse(out) as { events: number; builds: { projection: string; build: number }[] };
    expect(rebuilt.events).toBe(Number(await demonstration.store.head()) + 1);
    const listed = JSON.parse((await run('projections list --json', environment)).out) as {
      projection: string;
      build: number;
    }[];
    for (const { projection, build } of rebuilt.builds)
      expect(listed).toContainEqual(expect.objectContaining({ projection, build }));
    expect(err).toMatch(/reading: \d+ of \d+/);
    expect(await run('projections rebuild nobody', environment)).toMatchObject({
      code: 1,
      err: 'no projection nobody',
    });
  });

  it('cannot be transferred before the target has its schema, and that is said', async () => {
    const { code, err } = await run('transfer --from FROM --to TO', {
      FROM: demonstration.database.url,
      TO: other.url,
    });
    expect([code, err]).toEqual([1, expect.stringContaining('npm run migrate')]);
  });

  it('is migrated by one step, which does nothing the second time, nor when two take it at once', async () => {
    const [first, second] = await Promise.all([
      run('migrate', { DATABASE_OWNER_URL: other.adminUrl }),
      run('migrate', { DATABASE_OWNER_URL: other.adminUrl }),
    ]);
    expect([first.code, second.code]).toEqual([0, 0]);
    expect([first.out, second.out].filter((out) => out !== '')).toHaveLength(1);
    expect(await migrate(other.adminUrl)).toEqual([]);
  });

  it('is transferred whole, text keys too, so that every text can still be read', async () => {
    const addresses = { FROM: demonstration.database.url, TO: other.url };
    const { code, out } = await run('transfer --from FROM --to TO --json', addresses);
    const result = JSON.parse(out) as { events: number; textKeys: number; digest: string };
    expect(code).toBe(0);
    expect(result.events).toBe(Number(await demonstration.store.head()) + 1);
    expect(result.textKeys).toBeGreaterThan(10);
    const again = await run('transfer --from FROM --to TO --json', addresses);
    expect(JSON.parse(again.out)).toEqual({ ...result, before: result.events });
    expect((await run('check-events', settings(other.url))).code).toBe(0);

    const texts = async (url: string): Promise<unknown[]> => {
      const client = new Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query(
        'SELECT key_id, event_id, wrapped FROM ledger.text_keys ORDER BY 1',
      );
      await client.end();
      return rows as unknown[];
    };
    expect(await texts(other.url)).toEqual(await texts(demonstration.database.url));
  });

  it('is refused as a target of another log', async () => {
    const { code, err } = await run('transfer --from FROM --to TO', {
      FROM: other.url,
      TO: demonstration.database.url,
    });
    expect([code, err]).toEqual([1, expect.stringMatching(/no copy of the beginning.*Only an empty log/)]);
  });

  it('shows an event that no longer decodes, and one of an unknown type, with code 1', async () => {
    const owner = new Client({ connectionString: demonstration.database.adminUrl });
    await owner.connect();
    await owner.query('ALTER TABLE ledger.events DISABLE TRIGGER append_only');
    await owner.query(`UPDATE ledger.events SET version = 99 WHERE position = 3`);
    await owner.query(`UPDATE ledger.events SET type = 'partnership.abducted' WHERE position = 5`);
    await owner.end();
    const { code, out } = await run('check-events', settings(demonstration.database.url));
    expect(code).toBe(1);
    expect(out).toMatch(/v99: 1 × no longer decodes \(Error\); first at position 3/);
    expect(out).toMatch(/partnership\.abducted v1: 1 × unknown type; first at position 5/);
  });

  it('has no key to sweep', async () => {
    const { code, out } = await run('sweep-text-keys', settings(demonstration.database.url));
    expect([code, out]).toEqual([0, '0 keys were removed.']);
  });
});
