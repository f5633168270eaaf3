import { DOMAIN_EVENTS } from '#domain';
import { bulkAppend, createCodec, type StoredEvent } from '#event-store';
import { PostgresTextKeyStore } from '#event-store-postgres';
import { TEST_TOKENS, testConfiguration, type TestPerson } from '#platform/testing';
import { EventCheck } from '../apps/ledger/event-check.js';
import { extendOldLog } from './testing/extend-old-log.js';
import { oldAppends, oldEvents, oldKeys } from './testing/old-log.js';
import { RunningLedger } from './testing/running-ledger.js';

const { textMasterKey: masterKey } = testConfiguration({});

let ledger: RunningLedger;
let textKeys: PostgresTextKeyStore;

beforeAll(async () => {
  if (process.env.EXTEND_OLD_LOG) await extendOldLog(masterKey);
  ledger = await RunningLedger.start();
  // A log is loaded before anything acts on it: a policy would draw up results amid the loading.
  await ledger.ledger.policies.stop();
  textKeys = new PostgresTextKeyStore({ url: ledger.database.url });
});
afterAll(async () => {
  await textKeys.close();
  await ledger.stop();
});

/** Who reads everything, items addressed to others included. */
const AUDITOR: TestPerson = { id: 'person-auditor', roles: ['auditor'] };
const streamOf = (type: string): string => oldEvents().find((event) => event.type === type)!.stream;
const idOf = (type: string): string => streamOf(type).replace(/^[a-z]+-/, '');
const eventsOf = (stream: string) => oldEvents().filter((event) => event.stream === stream);

describe('A log of every shape that was ever stored', () => {
  it('holds each of them (EXTEND_OLD_LOG=1 adds what is new), and nothing unheard of', () => {
    const held = oldEvents().map(({ type, version }) => `${type} v${version}`);
    const shapes = [...DOMAIN_EVENTS.values()].flatMap(({ type, version }) =>
      Array.from({ length: version }, (_, index) => `${type} v${index + 1}`),
    );
    expect([...new Set(held)].sort()).toEqual(shapes.sort());
  });

  it('is loaded as it is, and read by today’s code', async () => {
    await textKeys.keep(oldKeys());
    const { store } = ledger.ledger;
    const { events } = await bulkAppend(store, oldAppends(), { loading: true });
    expect(events).toBe(oldEvents().length);
    const codec = createCodec({ catalogue: DOMAIN_EVENTS, textKeys, masterKey });
    const check = new EventCheck(DOMAIN_EVENTS, (stored: StoredEvent) => codec.decode(stored));
    const bytes: string[] = [];
    for await (const stored of store.readAll()) {
      check.look(stored);
      bytes.push(stored.data);
    }
    expect(check.report).toMatchObject({ wrong: [], unknown: [] });
    expect(bytes).toEqual(oldEvents().map(({ data }) => data));
  });

  it('is projected to its end', async () => {
    const { projections, store } = ledger.ledger;
    await projections.waitFor(await store.head(), { timeoutMs: 300_000 });
    expect(projections.health().healthy).toBe(true);
  });

  it('answers over HTTP: sheet, history, lists, reports, with its texts', async () => {
    const sheet = await ledger.read(`partnerships/${idOf('partnership.registered')}`, { as: AUDITOR });
    expect([sheet.status, sheet.body.description?.title ?? sheet.body.title]).toEqual([
      200,
      'Potagers partagés',
    ]);
    const facts = eventsOf(streamOf('partnership.registered')).length;
    expect(sheet.body.revision).toBe(TEST_TOKENS.revision(facts - 1, idOf('partnership.registered')));
    const history = await ledger.read(`partnerships/${idOf('partnership.registered')}/timeline?limit=100`, {
      as: AUDITOR,
    });
    expect([history.status, history.body.total]).toEqual([200, facts]);
    expect(history.text).toContain('Un texte personnel d’autrefois');
    const organisation = await ledger.read(`organisations/${idOf('organisation.registered')}`, {
      as: AUDITOR,
    });
    expect([organisation.status, organisation.body.organisationId ?? organisation.body.id]).toEqual([
      200,
      idOf('organisation.registered'),
    ]);
    for (const list of ['partnerships', 'organisations', 'stage-stays', 'watch', 'indicators', 'portfolio']) {
      const { status, text } = await ledger.read(list, { as: AUDITOR });
      expect([list, status, text.length > 2]).toEqual([list, 200, true]);
    }
    const counted = await ledger.read('portfolio', { as: AUDITOR });
    expect(counted.body.partnerships.count).toBe(1);
  });
});
