import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import {
  derivedId,
  DOMAIN_EVENTS,
  ORGANISATION,
  OrganisationRegistered,
  PARTNERSHIP,
  type Viewer,
} from '#domain';
import { CARRIER, FUNDER, joined, registered, STRANGER, TODAY } from '#domain/testing';
import { createCodec, InMemoryEventStore, InMemoryTextKeyStore, type RecordedEvent } from '#event-store';
import { SESSION_COOKIE } from '#platform';
import { TEST_TOKENS, type TestPerson } from '#platform/testing';
import { hiddenOf } from './testing/hidden-facts.js';
import { naiveSight } from './testing/naive-sight.js';
import { factsOfStory, randomLog, record, type FactToRecord } from './testing/random-log.js';
import { RunningLedger, type Answer } from './testing/running-ledger.js';

/** A run is repeated with the seed it tells. */
const SEED = Number(process.env['SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
const PARTNERSHIPS = 10;
const AT_ONCE = 8;
/** Nothing before anything hidden is recorded, and then a partnership that one does not see. */
const appearing = (viewer: string): string => derivedId('a partnership that appears', viewer, String(SEED));

const looking = (
  name: string,
  role: 'partner' | 'funder' | 'data-steward',
  onBehalfOf: string | null,
): readonly [string, TestPerson, Viewer] => [
  name,
  { id: `looks-as-${name.replaceAll(/\W+/g, '-')}`, roles: [role], ...(onBehalfOf && { onBehalfOf }) },
  {
    roles: [role],
    organisation: onBehalfOf === null ? null : { id: onBehalfOf, sphere: 'association', homeTerritory: null },
  },
];
const VIEWERS = [
  looking('somebody of the carrier', 'partner', CARRIER),
  looking('the funder’s officer', 'funder', FUNDER),
  looking('a data steward', 'data-steward', null),
  looking('somebody who acts for nobody', 'partner', null),
];

/** What may differ between two answers that tell the same: tokens, which are made anew each time, and which request it was. */
const withoutTokens = (text: string): string =>
  text
    .replace(/(?<![\w-])[A-Za-z0-9_-]{43,}(?![\w-])/g, (token) => `<${token.length}>`)
    .replace(/urn:uuid:[0-9a-f-]{36}/g, '<request>')
    .replace(/(name="_\w+" value=")[0-9a-f-]{36}/g, '$1<form>');
const OF_THE_REQUEST =
  /^(date|x-(request|correlation)-id|x-ratelimit-.*|ratelimit.*|connection|keep-alive|transfer-encoding)$/;

describe(`Worlds that differ only in what is hidden, over HTTP (SEED=${SEED})`, () => {
  let ledger: RunningLedger;
  let closings: readonly string[];
  const { decode } = createCodec({
    catalogue: DOMAIN_EVENTS,
    textKeys: new InMemoryTextKeyStore(new InMemoryEventStore()),
    masterKey: Buffer.alloc(32, 7),
  });

  const learn = async (facts: readonly FactToRecord[]) => {
    await record(ledger.ledger.store, facts);
    await ledger.ledger.projections.waitFor(await ledger.ledger.store.head(), { timeoutMs: 300_000 });
  };

  const partnerships = async (): Promise<ReadonlyMap<string, readonly RecordedEvent[]>> => {
    const streams = new Map<string, RecordedEvent[]>();
    for await (const stored of ledger.ledger.store.readAll()) {
      if (!stored.stream.startsWith(`${PARTNERSHIP}-`)) continue;
      const id = stored.stream.slice(PARTNERSHIP.length + 1);
      streams.set(id, [...(streams.get(id) ?? []), decode(stored)]);
    }
    return streams;
  };

  const close = async (name: string, as: TestPerson): Promise<string> => {
    const { status, text, body } = await ledger.request('POST', '/v1/closings', {
      as,
      headers: {
        ...{ 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), 'If-None-Match': '*' },
      },
      body: JSON.stringify({ name }),
    });
    if (status !== 201) throw new Error(text);
    return body.id as string;
  };

  beforeAll(async () => {
    ledger = await RunningLedger.start(() => new Date(`${TODAY}T12:00:00Z`));
    const [log] = fc.sample(randomLog(PARTNERSHIPS, ['seen-apart', 'moves-on-known-days']), {
      ...{ endOnFailure: true, seed: SEED, numRuns: 1 },
    });
    await learn([
      ...log!,
      {
        ...{ stream: `${ORGANISATION}-${STRANGER}`, id: derivedId(STRANGER, 'registered') },
        event: OrganisationRegistered.of({
          ...{ name: 'Étrangère', sphere: 'association', size: null, identifiers: [], fictional: true },
          homeTerritory: null,
        }),
        ...{ occurredOn: '2000-01-01', datePrecision: 'day' },
      },
    ]);
    closings = [
      await close('De tous', { id: 'closer', roles: ['data-steward'] }),
      await close('Du porteur', { id: 'closer', roles: ['partner'], onBehalfOf: CARRIER }),
      await close('Du financeur', { id: 'closer', roles: ['funder'], onBehalfOf: FUNDER }),
    ];
    await ledger.ledger.projections.waitFor(await ledger.ledger.store.head(), { timeoutMs: 300_000 });
  });
  afterAll(() => ledger?.stop());

  /** Every query and page that the running application has, but what is no content and what forms are made of. */
  const routes = (): string[] => {
    const { router } = ledger.ledger.application.getHttpAdapter().getInstance() as {
      router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
    };
    return router.stack
      .flatMap(({ route }) => (route?.methods['get'] ? [route.path] : []))
      .filter(
        (path) => !/^\/(health|problems|openapi|api|assets|sign|access|demonstration)|:act|\/new$/.test(path),
      );
  };

  /** What is asked of each, of things that are seen and of things that are not. */
  const addressesOf = (path: string, ids: readonly string[]): string[] => {
    const of = path.includes('/organisations/')
      ? [CARRIER, STRANGER, randomId]
      : path.includes('/closings/')
        ? [...closings, randomId]
        : [...ids, randomId];
    const addresses = path.includes(':id')
      ? of.map((id) => path.replace(':id', id).replace(/:\w+/g, () => randomId))
      : [path.replace(/:\w+/g, () => randomId)];
    return addresses.flatMap((address) => [
      address,
      ...(/compare/.test(address) ? [`${address}?asOf=2015-06-01&toAsOf=2020-01-01`] : []),
      ...(/\/(partnerships|portfolio|watch|stage-stays|indicators|timeline|:id)$/.test(path)
        ? [`${address}?asOf=2016-01-01`]
        : []),
      ...(/\/(partnerships|watch|indicators|stage-stays)$/.test(address)
        ? ['search=secret', 'search=nom', 'limit=2', 'funder=' + STRANGER, 'status=suspended'].map(
            (asked) => `${address}?${asked}`,
          )
        : []),
    ]);
  };
  const randomId = randomUUID();

  const ask = async (as: TestPerson, path: string, headers: Record<string, string> = {}) => {
    const isPage = !path.startsWith('/v1/');
    const token = isPage && (await ledger.issuer.tokenFor(as));
    return ledger.request('GET', path, {
      ...{ redirect: 'manual', as: isPage ? null : as },
      headers: { ...headers, ...(token && { cookie: `${SESSION_COOKIE}=${token}` }) },
    });
  };

  /** At a revision that is none, so that nothing happens. */
  const suspend = (as: TestPerson, id: string) =>
    ledger.request('POST', `/v1/partnerships/${id}/suspensions`, {
      as,
      headers: {
        ...{ 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
        'If-Match': `"${TEST_TOKENS.revision(100_000, id)}"`,
      },
      body: JSON.stringify({ reason: 'lack-of-funds' }),
    });

  /** Everything that one is answered: status, headers, body, and how long it is. */
  async function everythingTold(as: TestPerson, ids: readonly string[]) {
    if (as.onBehalfOf) await ledger.giveMandate(as);
    const told = new Map<string, unknown>();
    const tell = (asked: string, { status, headers, text }: Answer) =>
      told.set(asked, {
        ...{ status, length: Buffer.byteLength(text) },
        text: withoutTokens(text.replaceAll(headers.get('x-request-id') ?? randomId, '<request>')),
        headers: [...headers]
          .filter(([name]) => !OF_THE_REQUEST.test(name))
          .map(([name, value]) => `${name}: ${withoutTokens(value)}`),
      });
    const asked = routes().flatMap((path) =>
      addressesOf(path, ids).flatMap((address): (readonly [string, () => Promise<Answer>])[] => [
        [address, () => ask(as, address)],
        ...(/^\/v1\/(partnerships|watch|indicators|stage-stays|portfolio|organisations)$/.test(path)
          ? [[`${address} as CSV`, () => ask(as, address, { accept: 'text/csv' })] as const]
          : []),
      ]),
    );
    const sent = [...ids, randomId].map((id) => [`suspend ${id}`, () => suspend(as, id)] as const);
    const questions = [...asked, ...sent];
    while (questions.length > 0)
      await Promise.all(
        questions.splice(0, AT_ONCE).map(async ([what, answer]) => tell(what, await answer())),
      );
    return told;
  }

  it.each(VIEWERS)('%s is answered alike, to the length of each answer', async (name, as, viewer) => {
    const streams = await partnerships();
    const ids = [
      ...Map.groupBy(streams.keys(), (id) => naiveSight(streams.get(id)!, viewer)?.kind ?? 'none').values(),
    ].flatMap((alike) => alike.slice(0, 2));
    const appears = appearing(name);
    ids.push(appears);
    const before = await everythingTold(as, ids);
    const unseen = joined(registered('2012-01-01'), '2012-01-01', STRANGER, 'carrier');
    const hidden = [...streams].flatMap(([id, stream]) => hiddenOf(id, stream, viewer));
    await learn(hidden);
    // A data steward sees every partnership and every closing.
    if (!viewer.roles.includes('data-steward')) {
      await learn(factsOfStory(appears, unseen.facts));
      await close(`Hidden from ${name}`, { id: 'closer', roles: ['partner'], onBehalfOf: STRANGER });
    }
    const after = await everythingTold(as, ids);
    const differing = [...before].filter(
      ([asked, answer]) => JSON.stringify(answer) !== JSON.stringify(after.get(asked)),
    );
    console.info(
      `${name}: ${before.size} answers, ${ids.length} partnerships, ${hidden.length} hidden facts`,
    );
    expect(Object.fromEntries(differing.map(([asked]) => [asked, after.get(asked)]))).toEqual(
      Object.fromEntries(differing),
    );
    expect([...after.keys()].toSorted()).toEqual([...before.keys()].toSorted());
    const statuses = new Set([...before.values()].map((answer) => (answer as { status: number }).status));
    expect([...statuses].filter((status) => status >= 500)).toEqual([]);
  });
});
