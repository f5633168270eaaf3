import fc from 'fast-check';
import {
  derivedId,
  ORGANISATION,
  OrganisationRegistered,
  PARTNERSHIP,
  PartyLeft,
  PublicationChanged,
  ROUND,
  SHEET,
  SUB_IMPACTS,
  type Answer,
  type Round,
  type Viewer,
} from '#domain';
import { CARRIER, EVALUATOR, FUNDER, joined, PARTNER, registered, STRANGER, TODAY } from '#domain/testing';
import {
  InMemoryEventStore,
  InMemoryTextKeyStore,
  SheetSeal,
  streamName,
  StreamNotFound,
} from '#event-store';
import {
  changedPartnerships,
  cohortTrajectories,
  laterFactsSeen,
  listRounds,
  partnershipComparisonOf,
  partnershipTrajectoryOf,
  roundCommentsOf,
  roundResultsOf,
  roundSheetOf,
  type Sights,
} from '#read-models';
import { type EntityManager } from 'typeorm';
import { AUDITOR, factsLetThrough } from './testing/facts-let-through.js';
import { factsOfStory, type FactToRecord } from './testing/random-log.js';
import { Systems, type System } from './testing/seen-system.js';
import { factsOfRound, memberSheet, partySheet, roundIdOf, type ToldRound } from './testing/told-rounds.js';
import { positionAfter } from './testing/what-is-told.js';

const actingFor = (id: string, ...roles: string[]): Viewer => ({
  roles,
  organisation: { id, sphere: 'association', homeTerritory: null },
});
const VIEWERS: readonly (readonly [string, Viewer])[] = [
  ['the carrier', actingFor(CARRIER, 'partner')],
  ['the partner', actingFor(PARTNER, 'partner')],
  ['the funder, who left', actingFor(FUNDER, 'funder')],
  ['the evaluator', actingFor(EVALUATOR, 'evaluator')],
  ['a stranger with a round of its own', actingFor(STRANGER, 'partner')],
  ['a data steward', { roles: ['data-steward'], organisation: null }],
  ['an administrator', { roles: ['administrator'], organisation: null }],
  ['somebody who acts for nobody', { roles: ['partner'], organisation: null }],
];

const [GARDENS, WELLS] = [derivedId('seen gardens'), derivedId('seen wells')];
const parties = (
  ...members: readonly (readonly [string, 'carrier' | 'partner' | 'funder' | 'evaluator'])[]
) => members.reduce((story, [id, role]) => joined(story, '2014-03-01', id, role), registered('2014-03-01'));
const gardens = parties(
  [CARRIER, 'carrier'],
  [PARTNER, 'partner'],
  [FUNDER, 'funder'],
  [EVALUATOR, 'evaluator'],
);
const wells = parties([STRANGER, 'carrier']).happened(
  '2015-01-01',
  PublicationChanged.of({ items: ['presentation', 'parties', 'indicators'], sharedWithTerritory: false }),
);

const PARTIES: Round['parties'] = [
  { organisationId: CARRIER, sphere: 'association' },
  { organisationId: PARTNER, sphere: 'company' },
];
const BENEFICIARIES: Round['panels'] = [{ panel: 'beneficiaries', threshold: 3 }];
const everywhere = (mark: Answer): Record<string, Answer> =>
  Object.fromEntries(SUB_IMPACTS.map((subImpact) => [subImpact, mark]));

/** Closed and drawn before the funder left; debated before and after. */
const FIRST: ToldRound = {
  ...{ name: 'seen first', partnershipId: GARDENS, parties: PARTIES, panels: BENEFICIARIES },
  ...{ openedOn: '2020-02-01', closesOn: '2020-03-31', closedOn: '2020-04-02' },
  sheets: [
    partySheet(CARRIER, '2020-02-10', everywhere(4), { people: 'Nous nous retrouvons.' }),
    partySheet(PARTNER, '2020-02-11', everywhere(2)),
    ...[1, 2, 3].map((n) => memberSheet(n, '2020-02-12', everywhere(3), { people: `Un lien ${n}.` })),
  ],
  then: (story) =>
    story
      .did('2020-05-01', 'record-finding', { kind: 'finding', subImpact: 'people', text: 'Un écart.' })
      .did('2021-05-03', 'agree-action', {
        ...{ title: 'Après le départ du financeur', ownerId: CARRIER, dueOn: '2021-12-31' },
      }),
};
/** Open, of the same partnership. */
const second = (marks: readonly Answer[]): ToldRound => ({
  ...{ name: 'seen second', partnershipId: GARDENS, parties: PARTIES, panels: BENEFICIARIES },
  ...{ openedOn: '2020-05-15', closesOn: '2026-12-31', closedOn: null },
  sheets: [
    partySheet(CARRIER, '2020-05-20', everywhere(marks[0]!), { people: `Sous scellés ${marks[0]}` }),
    memberSheet(1, '2020-05-21', everywhere(marks[1]!)),
    memberSheet(2, '2020-05-22', everywhere(marks[2]!)),
    memberSheet(3, '2020-06-22', everywhere(marks[3]!), { societal: `Sous scellés ${marks[3]}` }),
  ],
});
const OTHER: ToldRound = {
  ...{ name: 'seen other', partnershipId: WELLS },
  parties: [{ organisationId: STRANGER, sphere: 'association' }],
  ...{ openedOn: '2021-01-10', closesOn: '2022-12-31', closedOn: '2021-06-01' },
  sheets: [partySheet(STRANGER, '2021-02-01', everywhere(1), { people: 'Ailleurs.' })],
};
const ROUNDS = [FIRST, second([1, 1, 1, 1]), OTHER].map(({ name }) => roundIdOf(name));

const organisations: readonly FactToRecord[] = [CARRIER, PARTNER, FUNDER, EVALUATOR, STRANGER].map((id) => ({
  stream: streamName(ORGANISATION, id),
  id: derivedId(id, 'registered'),
  event: OrganisationRegistered.of({
    ...{ name: `Fictive ${id.slice(0, 4)}`, sphere: 'association', size: null, identifiers: [] },
    ...{ homeTerritory: null, fictional: true },
  }),
  occurredOn: '2000-01-01',
  datePrecision: 'day',
}));
const left = gardens.happened('2020-06-30', PartyLeft.of({ organisationId: FUNDER, exitStrategy: null }));
const afterLeaving = ({ occurredOn }: FactToRecord): boolean => occurredOn > '2020-06-30';

const orNone = <Told>(told: Promise<Told>): Promise<Told | 'no such thing'> =>
  told.catch((error: unknown) => {
    if (error instanceof StreamNotFound) return 'no such thing' as const;
    throw error;
  });

/** What is the caller's own, and what is a token. */
const NOT_TOLD = new Set(['mayDo', 'awaitsMe', 'revision', 'knownAt', 'position', 'recordedAt']);

/** What changed to a point from a closing and from an earlier day, and how many facts were recorded since the closing. */
async function changesTold(system: System, snapshot: EntityManager, sights: Sights, closedAt: bigint) {
  const head = sights.point.knownAt ?? (await system.store.head());
  const to = { ...sights.point, knownAt: head };
  const closed = { ...to, asOf: '2020-05-10', knownAt: closedAt };
  const changes: Record<string, unknown> = {};
  for (const from of [closed, { ...to, asOf: '2020-03-20' }]) {
    for (const partnershipId of [GARDENS, WELLS])
      changes[`${partnershipId} ${from.asOf}`] = await orNone(
        partnershipComparisonOf(snapshot, system, sights.viewer, {
          ...{ from, to, partnershipId, language: 'fr' },
        }),
      );
    changes[from.asOf] = await changedPartnerships(
      snapshot,
      system.histories,
      sights,
      { from, to, filter: {}, language: 'en' },
      { limit: 10 },
    );
  }
  return { changes, later: await laterFactsSeen(snapshot, system.histories, sights, {}, closed) };
}

/** Everything that a viewer is told of rounds, at a point. @param closedAt of a closing */
async function told(
  system: System,
  viewer: Viewer,
  { asOf, knownAt }: { readonly asOf: string; readonly knownAt: bigint | null },
  closedAt: bigint,
): Promise<unknown> {
  const page = { limit: 50 };
  const answer = await system.asked(viewer, { asOf, knownAt }, async (snapshot, sights) => {
    const one: Record<string, unknown> = {};
    for (const id of ROUNDS)
      one[id] = {
        sheet: await orNone(roundSheetOf(snapshot, system.history, sights, id)),
        results: await orNone(roundResultsOf(snapshot, system.history, sights, id)),
        comments: await orNone(roundCommentsOf(snapshot, system.history, sights, id, page)),
      };
    for (const id of [GARDENS, WELLS])
      one[id] = await orNone(partnershipTrajectoryOf(snapshot, system.history, sights, id));
    const cohorts = [];
    for (const by of ['stage', 'category', 'territory', 'start-year', 'plan'] as const)
      cohorts.push(await cohortTrajectories(snapshot, sights, by, {}));
    return {
      ...{ one, cohorts },
      ...(await changesTold(system, snapshot, sights, closedAt)),
      all: await listRounds(snapshot, sights, {}, page),
      open: await listRounds(snapshot, sights, { state: ['open'] }, page),
    };
  });
  return JSON.parse(
    JSON.stringify(answer, (name, value: unknown) => (NOT_TOLD.has(name) ? undefined : value)),
  ) as unknown;
}

const seal = new SheetSeal(new InMemoryTextKeyStore(new InMemoryEventStore()), Buffer.alloc(32, 7));

describe('Rounds, as each of their people sees them', () => {
  const systems = new Systems();
  let closedRounds: readonly FactToRecord[];
  /** Sealed once: no two seals are alike. */
  let facts: readonly FactToRecord[];

  beforeAll(async () => {
    closedRounds = [...(await factsOfRound(FIRST, seal)), ...(await factsOfRound(OTHER, seal))];
    facts = await worldWith([1, 5, 3, 'dont-know']);
  });
  afterEach(() => systems.closeOwn());
  afterAll(() => systems.close());

  /** In the order of their days, so that a leaving stands between what came before and after it. */
  const worldWith = (marks: readonly Answer[]) =>
    factsOfRound(second(marks), seal).then((open): readonly FactToRecord[] => {
      const rounds = [...closedRounds, ...open];
      return [
        ...organisations,
        ...factsOfStory(GARDENS, gardens.facts),
        ...factsOfStory(WELLS, wells.facts),
        ...rounds.filter((fact) => !afterLeaving(fact)),
        ...factsOfStory(GARDENS, left.facts).slice(gardens.facts.length),
        ...rounds.filter(afterLeaving),
      ];
    });

  const CLOSED_AT = 12n;
  const POINTS = [TODAY, '2020-03-15', '2020-06-01', '2020-07-15'];

  it('nobody is told anything of what is sealed in an open round, whoever asks, whatever was answered', async () => {
    const marks = fc.array(fc.constantFrom<Answer>(1, 2, 3, 4, 5, 'dont-know', 'not-concerned'), {
      ...{ minLength: 4, maxLength: 4 },
    });
    await fc.assert(
      fc.asyncProperty(marks, marks, async (some, others) => {
        const [world, other] = [
          await systems.own(await worldWith(some)),
          await systems.own(await worldWith(others)),
        ];
        for (const [name, viewer] of [...VIEWERS, ['an auditor', AUDITOR] as const])
          for (const asOf of [TODAY, '2020-06-25'])
            expect([name, asOf, await told(other, viewer, { asOf, knownAt: null }, CLOSED_AT)]).toEqual([
              ...[name, asOf],
              await told(world, viewer, { asOf, knownAt: null }, CLOSED_AT),
            ]);
        await systems.closeOwn();
      }),
      { numRuns: 2, endOnFailure: true },
    );
  });

  it.each(VIEWERS)('%s is answered as the auditor of a system that holds nothing else', async (_, viewer) => {
    const world = await systems.shared(facts);
    const streams = {
      partnerships: await world.streams(PARTNERSHIP),
      organisations: await world.streams(ORGANISATION),
      ofRounds: { [ROUND]: await world.streams(ROUND), [SHEET]: await world.streams(SHEET) },
    };
    const own = factsLetThrough(streams, viewer, ({ kind }) => kind !== 'published');
    const positions = new Map(
      [streams.partnerships, streams.organisations, ...Object.values(streams.ofRounds)].flatMap((all) =>
        [...all.values()].flat().map(({ id, position }) => [id, position] as const),
      ),
    );
    const restricted = await systems.own(own);
    // As known when half of all was recorded.
    const half = await positionAfter(world, Math.floor(facts.length / 2));
    const known = await positionAfter(restricted, own.filter(({ id }) => positions.get(id)! <= half).length);
    for (const asOf of POINTS)
      expect([asOf, await told(world, viewer, { asOf, knownAt: null }, half)]).toEqual([
        asOf,
        await told(restricted, AUDITOR, { asOf, knownAt: null }, known),
      ]);
    expect(await told(world, viewer, { asOf: TODAY, knownAt: half }, half)).toEqual(
      await told(restricted, AUDITOR, { asOf: TODAY, knownAt: known }, known),
    );
  });

  describe('a closing made before any of it was known', () => {
    const before = organisations.length + gardens.facts.length + wells.facts.length;
    const closedIn = async (world: System) => ({
      ...{ today: TODAY, asOf: '2020-05-10', knownAt: await positionAfter(world, before) },
    });

    it('counts what was recorded since of rounds by its day, as each sees it, and never a sheet', async () => {
      const world = await systems.shared(facts);
      const closed = await closedIn(world);
      const counted = async (viewer: Viewer, asOf = closed.asOf) =>
        world.asked(viewer, { asOf: TODAY, knownAt: null }, (snapshot, sights) =>
          laterFactsSeen(snapshot, world.histories, sights, {}, { ...closed, asOf }),
        );
      // Opened, closed, drawn up, a finding: the action was agreed after the day of the closing.
      for (const [viewer, count] of [
        [AUDITOR, 4],
        [actingFor(CARRIER, 'partner'), 4],
        [actingFor(FUNDER, 'funder'), 4],
        [actingFor(STRANGER, 'partner'), 0],
      ] as const)
        expect([viewer, await counted(viewer)]).toEqual([viewer, { count, more: false }]);
      // With its leaving and the opening of the second; not the action agreed after it had left.
      expect(await counted(actingFor(FUNDER, 'funder'), TODAY)).toMatchObject({ count: 6 });
    });

    it('differs from today by a partnership of which nothing but a round was recorded since', async () => {
      const world = await systems.shared(facts);
      const from = { ...(await closedIn(world)), asOf: TODAY };
      const to = { ...from, knownAt: await world.store.head() };
      const { items } = await world.asked(AUDITOR, { asOf: TODAY, knownAt: null }, (snapshot, sights) =>
        changedPartnerships(
          snapshot,
          world.histories,
          sights,
          { from, to, filter: {}, language: 'en' },
          { limit: 10 },
        ),
      );
      const of = items.find(({ partnershipId }) => partnershipId === WELLS);
      expect(of!.changes.map(({ path, events }) => [path, events.map(({ type }) => type)])).toEqual([
        [`rounds/${roundIdOf(OTHER.name)}`, ['round.opened', 'round.closed', 'round.results-drawn']],
      ]);
    });
  });
});
