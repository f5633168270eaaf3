import fc from 'fast-check';
import {
  derivedId,
  DOMAIN_EVENTS,
  EvidenceBrought,
  OpinionGiven,
  ORGANISATION,
  organisationFold,
  OrganisationRegistered,
  PARTNERSHIP,
  PartnershipDescriptionAmended,
  PartnershipSuspended,
  PartyJoined,
  stateAt,
  type DomainEvent,
  type Viewer,
} from '#domain';
import { CARRIER, EVALUATOR, FUNDER, PARTNER, STRANGER } from '#domain/testing';
import {
  createCodec,
  InMemoryEventStore,
  InMemoryTextKeyStore,
  streamHistory,
  StreamNotFound,
  streamName,
  type RecordedEvent,
} from '#event-store';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { ProjectionEngine, projectionMigrations } from '#projections';
import {
  answerAt,
  changedPartnerships,
  laterFactsSeen,
  listPartnerships,
  listWatch,
  partnershipComparisonOf,
  partnershipSheetOf,
  PROJECTIONS,
  READ_MODEL_ENTITIES,
  readModelMigrations,
  Sights,
  timelinePageOf,
  type PartnershipFilter,
} from '#read-models';
import { DataSource, type EntityManager } from 'typeorm';
import { NaiveReading, type Streams } from './testing/naive-reading.js';
import { letThrough, naiveSight, standingAt, type NaiveSight } from './testing/naive-sight.js';
import { randomDay, randomLog, record, type FactToRecord } from './testing/random-log.js';
import { filters, listsAndFigures, naiveListsAndFigures, whole } from './testing/read-answers.js';

jest.setTimeout(900_000);

const TODAY = '2026-06-30';
const SILENT = { info() {}, warn() {}, error() {} };
/** A run is repeated with the seed it tells. */
const SEED = Number(process.env['SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
/** Enough of them moving on known days for their stays to judge others by. */
const PARTNERSHIPS = 36;

const BRETAGNE = { level: 'regional', code: '53', vintage: 2024, name: 'Bretagne' } as const;
const REGION = derivedId('the region of the partnerships');
const ELSEWHERE = derivedId('another region');
const regions: readonly FactToRecord[] = [
  { id: REGION, homeTerritory: BRETAGNE },
  { id: ELSEWHERE, homeTerritory: { ...BRETAGNE, code: '52', name: 'Pays de la Loire' } },
].map(({ id, homeTerritory }) => ({
  stream: streamName(ORGANISATION, id),
  id: derivedId(id, 'registered'),
  event: OrganisationRegistered.of({
    ...{ name: homeTerritory.name, sphere: 'public-body', size: null, identifiers: [], fictional: true },
    homeTerritory,
  }),
  occurredOn: '2000-01-01',
  datePrecision: 'day',
}));

const AUDITOR: Viewer = { roles: ['auditor'], organisation: null };

/** A system with its log in memory, its read models in PostgreSQL. */
class System {
  readonly store = new InMemoryEventStore();
  readonly codec = createCodec({
    catalogue: DOMAIN_EVENTS,
    textKeys: new InMemoryTextKeyStore(this.store),
    masterKey: Buffer.alloc(32, 7),
  });
  private constructor(
    private readonly database: TestDatabase,
    readonly dataSource: DataSource,
  ) {}

  static async holding(facts: readonly FactToRecord[]): Promise<System> {
    const database = await createTestDatabase([...projectionMigrations, ...readModelMigrations]);
    const dataSource = await new DataSource({
      ...{ type: 'postgres', url: database.url, entities: READ_MODEL_ENTITIES },
    }).initialize();
    const system = new System(database, dataSource);
    await system.learn(facts);
    return system;
  }

  async learn(facts: readonly FactToRecord[]): Promise<void> {
    await record(this.store, facts);
    const engine = new ProjectionEngine({
      ...{ store: this.store, decode: (stored) => this.codec.decode(stored), dataSource: this.dataSource },
      ...{ projections: PROJECTIONS, logger: SILENT },
    });
    engine.start();
    await engine.caughtUp();
    await engine.stop();
  }

  history = (category: string, id: string) => streamHistory(this.store, this.codec, category, id);

  histories = async (category: string, ids: readonly string[], upTo: bigint) => {
    const streams = new Map<string, RecordedEvent[]>();
    for (const id of ids) {
      const events = await this.history(category, id).catch(() => []);
      streams.set(
        id,
        events.filter(({ position }) => position <= upTo),
      );
    }
    return streams;
  };

  async streams(category: string): Promise<Streams> {
    const found = new Map<string, RecordedEvent[]>();
    for await (const stored of this.store.readAll()) {
      if (!stored.stream.startsWith(`${category}-`)) continue;
      const id = stored.stream.slice(category.length + 1);
      found.set(id, [...(found.get(id) ?? []), this.codec.decode(stored)]);
    }
    return found;
  }

  async asked<Answer>(
    viewer: Viewer,
    { asOf, knownAt }: { readonly asOf: string; readonly knownAt: bigint | null },
    work: (snapshot: EntityManager, sights: Sights) => Promise<Answer>,
  ): Promise<Answer> {
    const { answer } = await answerAt(this.dataSource, { today: TODAY, asOf, knownAt }, (snapshot, point) =>
      work(snapshot, new Sights(viewer, point)),
    );
    return answer;
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
    await this.database.drop();
  }
}

/** Tokens, which say nothing but whether two are the same: what two systems may differ in. */
const TOKENS = new Set(['revision', 'position', 'recordedAt']);
const withoutTokens = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer, (name, value: unknown) => (TOKENS.has(name) ? undefined : value)));

const orNone = <Answer>(answer: Promise<Answer>): Promise<Answer | 'no such partnership'> =>
  answer.catch((error: unknown) => {
    if (error instanceof StreamNotFound) return 'no such partnership' as const;
    throw error;
  });

interface Question {
  readonly asOf: string;
  readonly other: string;
  readonly filter: PartnershipFilter;
}

/** Position of the last of so many facts. */
async function positionAfter(system: System, facts: number): Promise<bigint> {
  let last = 0n;
  for await (const { position } of system.store.readAll({ limit: Math.max(1, facts) })) last = position;
  return facts === 0 ? 0n : last;
}

/** Everything that is answered of reports and histories, all that is known taken in. @param closedAt of a closing */
async function reportsTold(
  system: System,
  viewer: Viewer,
  ids: readonly string[],
  { asOf, other, filter }: Question,
  closedAt: bigint,
) {
  const head = await system.store.head();
  return system.asked(viewer, { asOf, knownAt: null }, async (snapshot, sights) => {
    const points = {
      from: { today: TODAY, asOf: other, knownAt: head },
      to: { ...sights.point, knownAt: head },
    };
    const told: Record<string, unknown> = {};
    for (const id of ids) {
      const asked = { category: PARTNERSHIP, id, language: 'en', limit: 20 } as const;
      told[id] = {
        timeline: await orNone(timelinePageOf(snapshot, system.history, sights, asked)),
        changes: await orNone(
          partnershipComparisonOf(snapshot, system.history, viewer, {
            ...points,
            partnershipId: id,
            language: 'fr',
          }),
        ),
      };
    }
    const { directory: _, ...lists } = await listsAndFigures(snapshot, sights, filter);
    return withoutTokens({
      ...lists,
      reasons: await whole((page) => listWatch(snapshot, sights, filter, 'en', page)),
      changed: await changedPartnerships(
        snapshot,
        system.histories,
        sights,
        { ...points, filter, language: 'en' },
        { limit: 100 },
      ),
      told,
      later: await laterFactsSeen(
        snapshot,
        system.histories,
        sights,
        {},
        { ...points.from, knownAt: closedAt },
      ),
    });
  });
}

/** Everything that is answered of the directory: lists in each order, pages of few, sheets. */
async function directoryTold(system: System, viewer: Viewer, ids: readonly string[], question: Question) {
  const { asOf, filter } = question;
  return system.asked(viewer, { asOf, knownAt: null }, async (snapshot, sights) => {
    const sheets: Record<string, unknown> = {};
    for (const id of ids) sheets[id] = await orNone(partnershipSheetOf(snapshot, system.history, sights, id));
    const page = { limit: 3 };
    return withoutTokens({
      all: await whole((asked) => listPartnerships(snapshot, sights, filter, '-title', asked)),
      first: await listPartnerships(snapshot, sights, filter, 'stage', page),
      last: await listPartnerships(snapshot, sights, filter, '-startedOn', page),
      sheets,
    });
  });
}

const asRecorded =
  (stream: string) =>
  ({ id, type, data, occurredOn, datePrecision, actor }: RecordedEvent): FactToRecord => ({
    ...{ stream, id, occurredOn, datePrecision, onBehalfOf: actor.onBehalfOf },
    event: { type, data },
  });

describe(`Random worlds, as each of their people sees them (SEED=${SEED})`, () => {
  let world: System;
  let partnerships: Streams;
  let organisations: Streams;
  let viewers: ReadonlyMap<string, Viewer>;
  let ids: readonly string[];
  let positions: ReadonlyMap<string, bigint>;
  const opened: System[] = [];

  const opening = async (facts: readonly FactToRecord[]) => {
    const system = await System.holding(facts);
    opened.push(system);
    return system;
  };

  beforeAll(async () => {
    const [log] = fc.sample(randomLog(PARTNERSHIPS, ['seen-apart', 'moves-on-known-days']), {
      ...{ endOnFailure: true, seed: SEED, numRuns: 1 },
    });
    world = await opening([...regions, ...log!]);
    partnerships = await world.streams(PARTNERSHIP);
    organisations = await world.streams(ORGANISATION);
    ids = [...partnerships.keys()];
    positions = new Map(
      [...partnerships.values(), ...organisations.values()].flat().map(({ id, position }) => [id, position]),
    );
    const acting = (id: string, ...roles: string[]): Viewer => {
      const { sphere, homeTerritory } = stateAt(organisationFold, organisations.get(id)!);
      return { roles, organisation: { id, sphere, homeTerritory } };
    };
    viewers = new Map<string, Viewer>([
      ['somebody of the carrier', acting(CARRIER, 'partner')],
      ['somebody of the partner', acting(PARTNER, 'partner')],
      ['the funder’s officer', acting(FUNDER, 'funder')],
      ['the evaluator', acting(EVALUATOR, 'evaluator')],
      ['the region', acting(REGION, 'partner')],
      ['another region', acting(ELSEWHERE, 'funder')],
      ['a data steward', { roles: ['data-steward'], organisation: null }],
      ['a data steward of a party', acting(FUNDER, 'data-steward', 'funder')],
      ['an administrator of a party', acting(CARRIER, 'administrator')],
      ['somebody who acts for nobody', { roles: ['partner'], organisation: null }],
    ]);
  });

  afterAll(async () => {
    for (const system of opened) await system.close();
  });

  const sightsOf = (viewer: Viewer): ReadonlyMap<string, NaiveSight> =>
    new Map(
      [...partnerships].flatMap(([id, stream]) => {
        const sight = naiveSight(stream, viewer);
        return sight ? [[id, sight] as const] : [];
      }),
    );

  it('every sight is somebody’s', () => {
    const kinds = [...viewers.values()].flatMap((viewer) => {
      const sights = sightsOf(viewer);
      return ids.map((id) => sights.get(id)?.kind ?? 'none');
    });
    for (const kind of ['whole', 'left', 'published', 'none'])
      expect([kind, kinds.filter((one) => one === kind).length]).toEqual([kind, expect.any(Number)]);
    expect(new Set(kinds)).toEqual(new Set(['whole', 'left', 'published', 'none']));
  });

  it('lists and figures, at any point, are those of a naive reading of the facts let through', async () => {
    const head = await world.store.head();
    let found = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...viewers.keys()),
        fc.oneof({ weight: 1, arbitrary: fc.constant(TODAY) }, { weight: 3, arbitrary: randomDay }),
        fc.oneof(
          { weight: 1, arbitrary: fc.constant(null) },
          { weight: 2, arbitrary: fc.bigInt({ min: 0n, max: head }) },
        ),
        filters,
        async (name, asOf, knownAt, filter) => {
          const viewer = viewers.get(name)!;
          const sights = sightsOf(viewer);
          const streams = (isTaken: (sight: NaiveSight) => boolean): Streams =>
            new Map(
              [...sights].flatMap(([id, sight]) => {
                const stream = isTaken(sight)
                  ? standingAt(partnerships.get(id)!, sight, { asOf, knownAt })
                  : [];
                return stream.length > 0 ? [[id, stream] as const] : [];
              }),
            );
          const clocks = knownAt === null ? { asOf } : { asOf, knownAt };
          const reports = new NaiveReading(
            streams(({ kind }) => kind !== 'published'),
            organisations,
            clocks,
          );
          const directory = new NaiveReading(
            streams(() => true),
            organisations,
            clocks,
          );
          const naive = naiveListsAndFigures(reports, filter, directory);
          found += naive.directory.length + naive.stays.length;
          const answer = await world.asked(viewer, { asOf, knownAt }, (snapshot, seen) =>
            listsAndFigures(snapshot, seen, filter),
          );
          expect(answer).toEqual(naive);
        },
      ),
      { endOnFailure: true, seed: SEED, numRuns: 150 },
    );
    expect(found).toBeGreaterThan(150);
  });

  const question: fc.Arbitrary<Question> = fc.record({
    asOf: fc.oneof(fc.constant(TODAY), randomDay),
    other: randomDay,
    filter: filters,
  });
  const questions = fc.sample(question, { seed: SEED, numRuns: 2, endOnFailure: true });

  /** What is let through of all partnerships, in the order in which it was recorded. */
  const restricted = (viewer: Viewer, isTaken: (sight: NaiveSight) => boolean): FactToRecord[] => {
    const sights = sightsOf(viewer);
    const facts = [
      ...[...organisations].flatMap(([id, stream]) =>
        stream.map((event) => ({ event, to: asRecorded(streamName(ORGANISATION, id)) })),
      ),
      ...[...sights].flatMap(([id, sight]) =>
        isTaken(sight)
          ? letThrough(partnerships.get(id)!, sight).map((event) => ({
              event,
              to: asRecorded(streamName(PARTNERSHIP, id)),
            }))
          : [],
      ),
    ];
    return facts
      .toSorted((a, b) => (a.event.position < b.event.position ? -1 : 1))
      .map(({ event, to }) => to(event));
  };

  it.each([
    'somebody of the carrier',
    'somebody of the partner',
    'the funder’s officer',
    'the region',
    'a data steward',
    'somebody who acts for nobody',
  ])('%s is answered as the auditor of a system that holds nothing else', async (name) => {
    const viewer = viewers.get(name)!;
    const isOwn = ({ kind }: NaiveSight) => kind !== 'published';
    const own = restricted(viewer, isOwn);
    const [reports, directory] = [await opening(own), await opening(restricted(viewer, () => true))];
    // A closing when half of all was recorded.
    const half = await positionAfter(world, Math.floor(Number(await world.store.head()) / 2));
    const known = own.filter(({ id }) => positions.get(id)! <= half).length;
    for (const asked of questions) {
      expect(await reportsTold(world, viewer, ids, asked, half)).toEqual(
        await reportsTold(reports, AUDITOR, ids, asked, await positionAfter(reports, known)),
      );
      expect(await directoryTold(world, viewer, ids, asked)).toEqual(
        await directoryTold(directory, AUDITOR, ids, asked),
      );
    }
  });

  it('what `If-Match` takes is the last event that is seen', async () => {
    for (const viewer of viewers.values()) {
      const sights = sightsOf(viewer);
      await world.asked(viewer, { asOf: TODAY, knownAt: null }, async (snapshot, seen) => {
        for (const [id, sight] of sights) {
          const sheet = await partnershipSheetOf(snapshot, world.history, seen, id);
          expect(sheet!.revision).toBe(letThrough(partnerships.get(id)!, sight).at(-1)!.revision);
        }
      });
    }
  });

  describe('worlds that differ only in what is hidden', () => {
    /** What the viewer is not to know of one partnership: what others recorded for themselves, or all of it. */
    function hiddenOf(id: string, stream: readonly RecordedEvent[], viewer: Viewer): FactToRecord[] {
      const first = stream.length;
      const kind = naiveSight(stream, viewer)?.kind ?? 'none';
      const audience = kind === 'whole' ? 'author' : 'parties';
      const at = { gate: 'conception', audience } as const;
      const told: DomainEvent[] = [
        OpinionGiven.of({ ...at, organisationId: STRANGER, opinion: 'reserved', comment: null }),
        EvidenceBrought.of({
          ...{ ...at, criterion: 'need-analysed', kind: 'link', link: 'https://example.org/secret' },
          ...{ text: null, fileName: null, sha256: null },
        }),
      ];
      if (kind === 'left' || kind === 'none')
        told.push(
          PartnershipDescriptionAmended.of({ title: 'Secret nom', purpose: 'jardins nom premiere' }),
          PartyJoined.of({ organisationId: STRANGER, roles: ['funder'] }),
          PartnershipSuspended.of({ reason: 'disagreement', comment: null }),
        );
      return told.map((event, rank) => ({
        ...{ stream: streamName(PARTNERSHIP, id), id: derivedId(id, 'hidden', first + rank) },
        ...{ event, occurredOn: ['2012-01-01', '2026-01-01'][rank % 2]!, datePrecision: 'day' },
        onBehalfOf: STRANGER,
      }));
    }

    it.each(['somebody of the carrier', 'the region', 'a data steward', 'somebody who acts for nobody'])(
      'answer %s alike',
      async (name) => {
        const viewer = viewers.get(name)!;
        const half = await positionAfter(world, Math.floor(Number(await world.store.head()) / 2));
        const answers = async () =>
          Promise.all(
            questions.map(async (asked) => ({
              reports: await reportsTold(world, viewer, ids, asked, half),
              directory: await directoryTold(world, viewer, ids, asked),
            })),
          );
        const before = await answers();
        const streams = [...(await world.streams(PARTNERSHIP))];
        await world.learn(streams.flatMap(([id, stream]) => hiddenOf(id, stream, viewer)));
        expect(await answers()).toEqual(before);
      },
    );
  });
});
