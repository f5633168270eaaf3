import { randomUUID } from 'node:crypto';
import { TEST_TOKENS } from '#platform/testing';
import { NEVER_REACHED } from './testing/chosen-engine.js';
import { RunningLedger, type Answer } from './testing/running-ledger.js';

const TODAY = new Date('2026-01-10T12:00:00Z');
const STEWARD = { id: 'person-data-steward', roles: ['data-steward' as const] };
const criteria = ['need-analysed', 'intuition-confirmed', 'expectations-stated', 'rd-resources-found'];

/** A partnership that was closed on at the end of 2024, and a correction and a late fact since. */
describe('A report closed on 31 December 2024', () => {
  let ledger: RunningLedger;
  let carrier: string;
  let gardens: string;
  let untouched: string;
  let closing: string;
  let closedPortfolio: Answer;

  const sheetPath = () => `partnerships/${gardens}`;
  const act = async (path: string, body: object): Promise<string> => {
    const answer = await ledger.command(sheetPath(), path, body);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body.eventIds[0] as string;
  };
  const close = (body: object): Promise<Answer> =>
    ledger.request('POST', '/v1/closings', {
      as: STEWARD,
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        'If-None-Match': '*',
      },
      body: JSON.stringify(body),
    });

  beforeAll(async () => {
    ledger = await RunningLedger.start(() => TODAY);
    carrier = await ledger.create('organisations', {
      ...{ name: 'Association fictive des Deux Rives', sphere: 'association', occurredOn: '2020-01-01' },
    });
    const partnership = (title: string) =>
      ledger.create('partnerships', {
        ...{ title, standing: 'conception', occurredOn: '2023-01-10', category: 'patronage' },
        parties: [{ organisationId: carrier, roles: ['carrier'] }],
      });
    untouched = await partnership('Chantier voisin (fictif)');
    gardens = await partnership('Jardins partagés (fictif)');
    const suspension = await act('suspensions', { occurredOn: '2024-03-01', reason: 'lack-of-funds' });
    await act('resumptions', { occurredOn: '2024-05-01' });
    const before = await ledger.read('portfolio?asOf=2024-12-31');
    const { body } = await close({ name: 'Arrêté 2024', asOf: '2024-12-31', note: 'Pour le conseil' });
    closing = body.id as string;
    closedPortfolio = before;
    // Since: a passage nobody had recorded yet, a correction of a date, and something of 2025.
    const waivers = criteria.map((criterion) => ({ criterion, reason: 'Vu sur place' }));
    await act('gates/conception/decisions', {
      ...{ occurredOn: '2024-11-15', outcome: 'go', deciderIds: [carrier], waivers },
      source: { document: 'Relevé de décision (fictif)' },
    });
    await act(`facts/${suspension}/corrections`, {
      ...{ reason: 'incorrect', comment: 'Un mois plus tôt', correctOccurredOn: '2024-02-01' },
    });
    await act('category-changes', { occurredOn: '2025-06-01', category: 'societal-innovation' });
  });
  afterAll(() => ledger?.stop());

  /** All but what it is stamped with, and the links, which repeat that. */
  const figures = ({ body: { stamp: _, closing: __, ...rest } }: Answer): object =>
    JSON.parse(JSON.stringify(rest), (name, value: unknown) =>
      name === 'list' || name === 'lists' ? undefined : value,
    ) as object;

  it('says what it said when it was closed, whatever was recorded since', async () => {
    const closed = await ledger.read(`portfolio?closing=${closing}`);
    expect(closed.status).toBe(200);
    expect(figures(closed)).toEqual(figures(closedPortfolio));
    const sheet = await ledger.read(`${sheetPath()}?closing=${closing}`);
    expect(sheet.body).toMatchObject({ standing: 'conception', statusSince: '2024-05-01' });
    expect((await ledger.read(`${sheetPath()}?asOf=2024-12-31`)).body).toMatchObject({
      standing: 'experimentation',
    });
  });

  it('says how many facts recorded since concern it, and leads to what they changed', async () => {
    const later = { count: 2, more: false };
    const { body: portfolio } = await ledger.read(`portfolio?closing=${closing}`);
    expect(portfolio.closing).toMatchObject({
      closingId: closing,
      name: 'Arrêté 2024',
      laterFacts: { ...later, comparison: `/v1/portfolio/compare?closing=${closing}` },
    });
    const { body: sheet } = await ledger.read(`${sheetPath()}?closing=${closing}`);
    expect(sheet.closing.laterFacts).toEqual({
      ...later,
      comparison: `/v1/partnerships/${gardens}/compare?closing=${closing}`,
    });
    const { body: other } = await ledger.read(`partnerships/${untouched}?closing=${closing}`);
    expect(other.closing.laterFacts.count).toBe(0);
    const elsewhere = await ledger.read(`portfolio?closing=${closing}&partnership=${untouched}`);
    expect(elsewhere.body.closing.laterFacts.count).toBe(0);
    const comparison = await ledger.request('GET', sheet.closing.laterFacts.comparison as string);
    expect(comparison.status).toBe(200);
  });

  it('stands among the closings, with its note and the revision to withdraw it at', async () => {
    const { body } = await ledger.read('closings');
    expect(body).toMatchObject({
      items: [
        {
          closingId: closing,
          name: 'Arrêté 2024',
          asOf: '2024-12-31',
          note: 'Pour le conseil',
          closedOn: '2026-01-10',
          withdrawnOn: null,
          revision: TEST_TOKENS.revision(0, closing),
        },
      ],
      total: 1,
      next: null,
    });
    const one = await ledger.read(`closings/${closing}`);
    expect(one.headers.get('etag')).toBe(`"${TEST_TOKENS.revision(0, closing)}"`);
    expect(one.body).toMatchObject({ name: 'Arrêté 2024', laterFacts: { count: 2 } });
    expect((await ledger.read(`closings/${randomUUID()}`)).status).toBe(404);
  });

  it.each([
    ['a closing that is none', () => `portfolio?closing=${randomUUID()}`, 404, 'CLOSING_NOT_FOUND'],
    ['clocks beside it', () => `portfolio?closing=${closing}&asOf=2024-12-31`, 422, 'CLOSING_BESIDE_CLOCKS'],
    ['an id that is none', () => 'portfolio?closing=2024', 422, 'INPUT_INVALID'],
    ['a second point beside it', () => `portfolio/compare?toClosing=x`, 422, 'INPUT_INVALID'],
    ['a day to come', () => `partnerships/${gardens}/compare?toAsOf=2030-01-01`, 422, 'AS_OF_AFTER_TODAY'],
  ])('refuses %s', async (_, path, status, code) => {
    expect(await ledger.read(path())).toMatchObject({ status, body: { code } });
  });

  it.each([
    ['toAsOf=2030-01-01', 422, 'AS_OF_AFTER_TODAY', 'toAsOf'],
    [`toKnownAt=${TEST_TOKENS.position(NEVER_REACHED)}`, 422, 'KNOWN_AT_AFTER_NOW', 'toKnownAt'],
    ['toKnownAt=1', 422, 'INPUT_INVALID', 'toKnownAt'],
    [`toKnownAt=${'A'.repeat(43)}`, 422, 'INPUT_INVALID', 'toKnownAt'],
    ['toKnownAt=2030-01-01T00:00:00Z', 422, 'KNOWN_AT_AFTER_NOW', 'toKnownAt'],
    [`toClosing=${randomUUID()}`, 404, 'CLOSING_NOT_FOUND', 'toClosing'],
    ['asOf=2030-01-01', 422, 'AS_OF_AFTER_TODAY', 'asOf'],
    ['asOf=2020-01-01&toClosing=x', 422, 'INPUT_INVALID', 'toClosing'],
  ])('refuses a comparison with %s: %i %s, of that parameter', async (point, status, code, parameter) => {
    for (const path of [sheetPath(), 'portfolio']) {
      const { body, ...answer } = await ledger.read(`${path}/compare?${point}`);
      expect([answer.status, body.code]).toEqual([status, code]);
      expect((body.errors as { parameter: string }[]).map((fault) => fault.parameter)).toEqual([parameter]);
    }
  });

  it('compared with the same day as it is known now, tells each field with the events that changed it', async () => {
    const { body } = await ledger.read(`${sheetPath()}/compare?closing=${closing}&toAsOf=2024-12-31`);
    expect(body.from).toMatchObject({ asOf: '2024-12-31' });
    const changes = Object.fromEntries(
      (body.changes as { path: string }[]).map((change) => [change.path, change]),
    );
    expect(changes.standing).toMatchObject({
      label: { fr: 'Position sur le parcours', en: 'Standing' },
      before: 'conception',
      after: 'experimentation',
      beforeInWords: 'Conception',
      afterInWords: 'Expérimentation',
      events: [{ type: 'partnership.gate-decided', occurredOn: '2024-11-15' }],
    });
    expect(changes['path/conception/pauses']).toMatchObject({ events: [{ type: 'fact.corrected' }] });
    expect(Object.keys(changes)).not.toContain('description/category');
  });

  it('compared with today, tells what 2025 brought too', async () => {
    const { body } = await ledger.read(`${sheetPath()}/compare?closing=${closing}`);
    expect((body.changes as { path: string }[]).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['standing', 'description/category']),
    );
  });

  it('compared with itself is the same, for a partnership and for the portfolio', async () => {
    const same = `closing=${closing}&toClosing=${closing}`;
    expect((await ledger.read(`${sheetPath()}/compare?${same}`)).body.changes).toEqual([]);
    const { body } = await ledger.read(`portfolio/compare?${same}`);
    expect(body.partnerships).toEqual([]);
    expect((body.figures as { difference: number }[]).filter(({ difference }) => difference)).toEqual([]);
  });

  it('compared in the portfolio, tells each figure and the partnerships that changed', async () => {
    const { body } = await ledger.read(`portfolio/compare?closing=${closing}&toAsOf=2024-12-31`);
    const moved = (body.figures as { path: string; difference: number }[]).filter(
      ({ difference }) => difference,
    );
    expect(moved).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: 'standings/conception/active', before: 2, after: 1, difference: -1 }),
        expect.objectContaining({ path: 'standings/experimentation/active', before: 0, after: 1 }),
      ]),
    );
    expect(body.partnerships).toMatchObject([
      { partnershipId: gardens, title: 'Jardins partagés (fictif)', changes: expect.any(Array) as unknown },
    ]);
    const { body: sheet } = await ledger.read(`${sheetPath()}/compare?closing=${closing}&toAsOf=2024-12-31`);
    expect(body.partnerships[0].changes).toEqual(sheet.changes);
    const none = await ledger.read(
      `portfolio/compare?closing=${closing}&toAsOf=2024-12-31&partnership=${untouched}`,
    );
    expect(none.body.partnerships).toEqual([]);
  });

  it('is compared page by page, at the points of the first', async () => {
    const path = 'portfolio/compare?asOf=2022-12-31&limit=1';
    const { body: first } = await ledger.read(path);
    await act('suspensions', { occurredOn: '2026-01-02', reason: 'lack-of-funds' });
    const { body: second } = await ledger.read(`${path}&cursor=${encodeURIComponent(first.next as string)}`);
    const ids = [first, second].flatMap(({ partnerships }) =>
      (partnerships as { partnershipId: string }[]).map(({ partnershipId }) => partnershipId),
    );
    expect(ids.toSorted()).toEqual([gardens, untouched].toSorted());
    expect(second.to).toEqual(first.to);
    expect(second.figures).toEqual(first.figures);
    expect(JSON.stringify(second)).not.toContain('"status","after":"suspended"');
    expect(second.next).toBeNull();
    expect((await ledger.read(`${path}&cursor=nonsense`)).body.code).toBe('CURSOR_INVALID');
  });

  it('withdrawn, is still asked at, and says so', async () => {
    const answer = await ledger.request('POST', `/v1/closings/${closing}/withdrawal`, {
      as: STEWARD,
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        'If-Match': `"${TEST_TOKENS.revision(0, closing)}"`,
      },
      body: JSON.stringify({ comment: 'Mauvaise date' }),
    });
    expect(answer.status).toBe(200);
    const { body } = await ledger.request(
      'GET',
      `/v1/portfolio?closing=${closing}&after=${answer.body.position}`,
    );
    expect(body.closing).toMatchObject({ name: 'Arrêté 2024', withdrawnOn: '2026-01-10' });
  });
});
