import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { DOMAIN_EVENTS } from '#domain';
import { createCodec, InMemoryEventStore, InMemoryTextKeyStore } from '#event-store';
import { TEST_TOKENS } from '#platform/testing';
import { rebuild, type RebuildStep } from '#projections';
import { PROJECTIONS, READ_MODEL_ENTITIES } from '#read-models';
import { DATA_STEWARD, RunningLedger, type Answer } from './testing/running-ledger.js';

/** Written to while they are asked about. */
const BUSY = 4;
/** Only asked about: nothing that comes later mends what a rebuild loses of them. */
const QUIET = 2;
const ORGANISATIONS = BUSY + QUIET;
const REBUILDS = 3;

let ledger: RunningLedger;
let dataSource: DataSource;

beforeAll(async () => {
  ledger = await RunningLedger.start(() => new Date('2026-01-10T12:00:00Z'));
  dataSource = await new DataSource({
    type: 'postgres',
    url: ledger.database.url,
    entities: READ_MODEL_ENTITIES,
  }).initialize();
});
afterAll(async () => {
  await dataSource?.destroy();
  await ledger?.stop();
});

const decode = createCodec({
  catalogue: DOMAIN_EVENTS,
  textKeys: new InMemoryTextKeyStore(new InMemoryEventStore()),
  masterKey: Buffer.alloc(32),
}).decode;

/** What one writer knows of what it has written: what every answer is checked against. */
interface Journal {
  readonly organisation: string;
  readonly partnership: string;
  readonly word: string;
  round: number;
  organisationRevision: string;
  partnershipRevision: string;
  position: string;
}

const today = { occurredOn: '2025-06-01' };

async function begin(index: number): Promise<Journal> {
  const word = `planche${String.fromCharCode(97 + index).repeat(3)}`;
  const organisation = await ledger.create('organisations', {
    ...{ name: `${word} 0 (fictif)`, sphere: 'association', occurredOn: '2014-01-01' },
  });
  const partnership = await ledger.create('partnerships', {
    ...{ title: `${word} 0 (fictif)`, standing: 'conception', occurredOn: '2015-01-10' },
    parties: [{ organisationId: organisation, roles: ['carrier'] }],
  });
  const { body } = await ledger.read(`partnerships/${partnership}`);
  return {
    ...{
      organisation,
      partnership,
      word,
      round: 0,
      organisationRevision: TEST_TOKENS.revision(0, organisation),
    },
    partnershipRevision: body.revision as string,
    position: TEST_TOKENS.position(0n),
  };
}

const change = (method: string, path: string, revision: string, body: object): Promise<Answer> =>
  ledger.request(method, `/v1/${path}`, {
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': randomUUID(),
      'If-Match': `"${revision}"`,
    },
    body: JSON.stringify(body),
  });

/** Renames both once more. */
async function write(journal: Journal): Promise<void> {
  const { organisation, partnership, word } = journal;
  journal.round += 1;
  const name = `${word} ${journal.round} (fictif)`;
  const renamed = await change('POST', `organisations/${organisation}/names`, journal.organisationRevision, {
    ...today,
    name,
  });
  const amended = await change('PATCH', `partnerships/${partnership}`, journal.partnershipRevision, {
    ...today,
    title: name,
  });
  expect([renamed.status, amended.status, renamed.text.slice(0, 0)]).toEqual([200, 200, '']);
  journal.organisationRevision = renamed.body.revision as string;
  journal.partnershipRevision = amended.body.revision as string;
  journal.position = amended.body.position as string;
}

/** The queries, and what each must say, given what was written. */
const QUERIES: readonly (readonly [
  path: (journal: Journal) => string,
  shown: (answer: Answer, journal: Journal) => unknown,
  expected: (journal: Journal) => unknown,
])[] = [
  [
    ({ organisation }) => `organisations/${organisation}`,
    ({ body }) => body.name,
    ({ word, round }) => `${word} ${round} (fictif)`,
  ],
  [
    ({ word }) => `organisations?search=${word}`,
    ({ body }) => body.items.map(({ name }: { name: string }) => name),
    ({ word, round }) => [`${word} ${round} (fictif)`],
  ],
  [
    ({ partnership }) => `partnerships/${partnership}`,
    ({ body }) => [body.description.title, body.revision],
    ({ word, round, partnershipRevision }) => [`${word} ${round} (fictif)`, partnershipRevision],
  ],
  [
    ({ word }) => `partnerships?search=${word}`,
    ({ body }) => body.items.map(({ title }: { title: string }) => title),
    ({ word, round }) => [`${word} ${round} (fictif)`],
  ],
  [() => 'portfolio', ({ body }) => body.partnerships.count, () => ORGANISATIONS],
  [
    ({ organisation }) => `portfolio?organisation=${organisation}`,
    ({ body }) => body.partnerships.count,
    () => 1,
  ],
];

describe('While all read models are rebuilt and switched, again and again, under load', () => {
  it('no query fails, waits long or answers wrongly: the figures are printed', async () => {
    const journals: Journal[] = [];
    for (let index = 0; index < ORGANISATIONS; index += 1) journals.push(await begin(index));
    for (const journal of journals) await write(journal);
    let rebuilding = true;
    const took: number[] = [];
    const wrong: unknown[] = [];
    const ask = async (journal: Journal): Promise<void> => {
      for (const [path, shown, expected] of QUERIES) {
        const asked = path(journal);
        const began = performance.now();
        const answer = await ledger.request(
          'GET',
          `/v1/${asked}${asked.includes('?') ? '&' : '?'}after=${journal.position}`,
          { as: DATA_STEWARD },
        );
        took.push(performance.now() - began);
        const said = answer.status === 200 ? shown(answer, journal) : answer.text;
        const right = JSON.stringify(said) === JSON.stringify(expected(journal));
        if (answer.status !== 200 || !right) wrong.push({ asked, status: answer.status, said });
      }
    };
    const load = journals.map(async (journal, index) => {
      while (rebuilding) {
        if (index < BUSY) await write(journal);
        await ask(journal);
      }
    });
    const rebuilds: { readonly events: number; readonly ms: number; readonly switchMs: number }[] = [];
    for (let count = 0; count < REBUILDS; count += 1) {
      const began = performance.now();
      let switching = began;
      let step: RebuildStep | null = null;
      const { events } = await rebuild({
        store: ledger.ledger.store,
        decode,
        dataSource,
        projections: PROJECTIONS,
        retireAfterMs: 1_000,
        onProgress: (progress) => {
          if (progress.step === 'switching' && step !== 'switching') switching = performance.now();
          step = progress.step;
        },
      });
      const ended = performance.now();
      rebuilds.push({ events, ms: ended - began, switchMs: ended - switching });
    }
    rebuilding = false;
    await Promise.all(load);
    await Promise.all(journals.map(ask));
    took.sort((a, b) => a - b);
    const at = (share: number): string => took[Math.floor((took.length - 1) * share)]!.toFixed(0);
    process.stdout.write(
      `${took.length} queries during ${REBUILDS} rebuilds and switches: ${wrong.length} failed or wrong; ` +
        `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms; rebuilds ` +
        `${rebuilds.map(({ events, ms }) => `${events} events in ${(ms / 1000).toFixed(1)} s`).join(', ')}\n`,
    );
    expect(wrong).toEqual([]);
    expect(took.length).toBeGreaterThan(100);
    // As long as anybody waits at all: how long is printed, and a busy machine's own.
    expect(took.at(-1)).toBeLessThan(120_000);
    const builds = await dataSource.query<{ build: number }[]>(
      'SELECT live_build AS build FROM projections.projections WHERE live_build IS NOT NULL',
    );
    expect(builds.map(({ build }) => build)).toEqual(PROJECTIONS.map(() => REBUILDS + 1));
  });
});
