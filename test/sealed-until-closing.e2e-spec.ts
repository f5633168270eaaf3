import fc from 'fast-check';
import { hash } from 'node:crypto';
import { derivedId, questionnaireOf, type Answer } from '#domain';
import { createLogger } from '#platform';
import { startTestIssuer, type TestIssuer } from '#platform/testing';
import { drawnResults, marksCounted, sheetsStored } from './testing/drawn-results.js';
import { EvaluatedPartnership } from './testing/evaluated-partnership.js';
import { RunningLedger, type Answer as Answered } from './testing/running-ledger.js';
import { withOwnRanks } from './testing/sealed/own-ranks.js';
import { holdsKey, whatDiffers } from './testing/sealed/what-differs.js';
import { everyEvent, everyRow, type Dump } from './testing/sealed/whole-dump.js';

const NOON = new Date('2026-11-21T11:00:00Z');
const { questions } = questionnaireOf('three-impacts', 1)!;
const codes = questions.map(({ code }) => code);

/** What is answered by somebody of each party and by the members of a panel. */
interface Answering {
  readonly carrier: Record<string, Answer>;
  readonly partner: Record<string, Answer>;
  readonly panel: readonly Record<string, Answer>[];
}

interface Run {
  readonly before: Dump;
  readonly sealed: Awaited<ReturnType<typeof sheetsStored>>;
  /** The SHA-256 that its opening announced of its key. */
  readonly keyHash: string;
  /** What was counted after closing, by question. */
  readonly counted: Readonly<Record<string, readonly unknown[]>>;
}

/** What is said over HTTP: statuses, headers and bodies. */
const said = ({ status, headers, text }: Answered): string =>
  JSON.stringify({ status, headers: [...headers].sort(), text });

const ROUTES = (life: EvaluatedPartnership, round: string): string[] => [
  ...['rounds', `rounds/${round}`, `rounds/${round}/results`, `rounds/${round}/comments`, 'awaiting'],
  ...[`rounds/${round}/sheet`, `partnerships/${life.partnershipId}`, 'partnerships', 'portfolio'],
  ...[`partnerships/${life.partnershipId}/timeline`, `partnerships/${life.partnershipId}/trajectory`],
  ...['trajectories', 'indicators', 'watch', 'stage-stays', 'organisations', 'reads', 'people'],
];

let issuer: TestIssuer;
beforeAll(async () => (issuer = await startTestIssuer()));
afterAll(() => issuer.close());

/** A whole round, told twice over on whole systems of their own: the same ids, the same clock, other answers. */
async function run({ carrier, partner, panel }: Answering): Promise<Run> {
  const lines: string[] = [];
  const logger = createLogger('trace', { write: (line) => void lines.push(line) });
  const environment = { RATE_LIMIT_PER_MINUTE: '100000' };
  const ledger = await RunningLedger.start(() => NOON, { logger, issuer, environment });
  try {
    let keys = 0;
    const life = await EvaluatedPartnership.in(ledger, () => derivedId('key', ++keys));
    const round = await life.open();
    const answers: string[] = [];
    const tell = (answer: Answered): void => {
      if (answer.status >= 300) throw new Error(answer.text);
      answers.push(said(answer));
    };
    const tokens = await life.invite(round, panel.length);
    tell(await life.own(round, 'carrier', { answers: carrier, comments: { [codes[0]!]: 'Le même mot' } }));
    tell(await life.own(round, 'partner', { answers: partner, comments: {} }));
    for (const [index, given] of panel.entries())
      tell(
        await life.give(
          `invitations/${tokens[index]}`,
          { answers: given, comments: {} },
          {
            ...{ as: null, ifMatch: null },
          },
        ),
      );
    await settled(ledger);
    // Everybody who is not the author, everything there is to read, as JSON and as CSV.
    const others = [
      life.person('evaluator'),
      life.person('carrier', 'colleague'),
      ...(['auditor', 'data-steward', 'administrator', 'dpo'] as const).map((role) => ({
        id: `sealed-${role}`,
        roles: [role],
      })),
    ];
    for (const as of others)
      for (const route of ROUTES(life, round))
        for (const Accept of ['application/json', 'text/csv'])
          answers.push(
            `${route} ${said(await ledger.request('GET', `/v1/${route}`, { as, headers: { Accept } }))}`,
          );
    await settled(ledger);
    const { events, positions } = await everyEvent(ledger.ledger.store);
    const rows = await everyRow(ledger.database.adminUrl);
    const before = withOwnRanks({ ...rows, events, answers, log: [...lines] }, positions);
    const sealed = await sheetsStored(ledger, round);
    await life.to(round, 'closing');
    const { round: told } = await drawnResults(ledger, round);
    const counted: Record<string, readonly unknown[]> = {};
    for (const code of codes) counted[code] = await marksCounted(ledger, round, told, code);
    return { before, sealed, keyHash: told.openings[0]!.key.sha256, counted };
  } finally {
    await ledger.stop();
  }
}

async function settled({ ledger }: RunningLedger): Promise<void> {
  const head = await ledger.store.head();
  await ledger.projections.waitFor(head, { timeoutMs: 300_000 });
}

const answer = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 5 }) },
  fc.constantFrom<Answer>('not-concerned', 'dont-know'),
);
const sheet = fc.record(Object.fromEntries(codes.map((code) => [code, answer])));
const answering = fc.record({
  carrier: sheet,
  partner: sheet,
  panel: fc.array(sheet, { minLength: 3, maxLength: 3 }),
});
const whose = fc.constantFrom('carrier', 'partner', 'panel');
const sorted = (values: readonly unknown[]) => values.map(String).sort();

describe('A sealed answer', () => {
  it('appears nowhere before closing, and nothing of it is lost then', async () => {
    const pairs = fc.sample(fc.record({ answering, whose, code: fc.constantFrom(...codes) }), {
      numRuns: Number(process.env.SEALED_PAIRS ?? 1),
      seed: 6,
    });
    for (const { answering: one, whose: of, code } of pairs) {
      const change = (given: Record<string, Answer>) => ({ ...given, [code]: given[code] === 2 ? 4 : 2 });
      const other =
        of === 'panel'
          ? { ...one, panel: [change(one.panel[0]!), ...one.panel.slice(1)] }
          : { ...one, [of as 'carrier']: change(one[of as 'carrier']) };
      const runs = [await run(one), await run(other)] as const;
      const [first, second] = runs;
      expect(Object.keys(first.before).length).toBeGreaterThan(20);
      expect(whatDiffers(first.before, second.before)).toEqual([]);
      for (const { before, sealed, keyHash } of runs) {
        expect(new Set(sealed.map(({ sealed: { $sheet } }) => $sheet.length)).size).toBe(1);
        expect(holdsKey(before, (bytes) => hash('sha256', bytes, 'hex') === keyHash)).toBe(false);
      }
      for (const [told, { counted }] of [
        [one, first],
        [other, second],
      ] as const)
        for (const question of codes)
          expect(sorted(counted[question]!)).toEqual(
            sorted([told.carrier, told.partner, ...told.panel].map((given) => given[question])),
          );
    }
  });
});

describe('What two runs say differently', () => {
  const row = { id: derivedId('a'), data: '{"answers":{"$sheet":"' + 'k3J9'.repeat(20) + '"}}' };
  const dump = (line: object): Dump => ({ rows: [JSON.stringify(line)] });
  const differs = (one: object, other: object) => whatDiffers(dump(one), dump(other)).length > 0;

  it('is told of a score in clear, of one written in base64 or hexadecimal, and of another length', () => {
    expect(differs(row, { ...row, id: derivedId('b') })).toBe(false);
    expect(differs({ ...row, score: 2 }, { ...row, score: 4 })).toBe(true);
    const inBase64 = (score: number) => Buffer.from(`{"answers":{"people":${score}}}`).toString('base64');
    expect(differs({ x: inBase64(2) }, { x: inBase64(4) })).toBe(true);
    const inHex = (score: number) => `\\x${Buffer.from(`{"answers":{"people":${score}}}`).toString('hex')}`;
    expect(differs({ x: inHex(2) }, { x: inHex(4) })).toBe(true);
    expect(differs({ x: 'k3J9'.repeat(20) }, { x: 'k3J9'.repeat(21) })).toBe(true);
  });

  it('is told of a key, wherever and however it is written', () => {
    const key = Buffer.from(hash('sha256', 'a key', 'hex'), 'hex');
    const isKey = (bytes: Buffer) => bytes.equals(key);
    for (const written of ['base64', 'base64url', 'hex'] as const)
      for (const within of [(text: string) => text, (text: string) => `Regards${text}croisés`])
        expect(holdsKey(dump({ title: within(key.toString(written)) }), isKey)).toBe(true);
    expect(holdsKey(dump(row), isKey)).toBe(false);
  });
});
