import fc from 'fast-check';
import {
  derivedId,
  ORGANISATION,
  organisationFold,
  OrganisationRegistered,
  PARTNERSHIP,
  ROUND,
  SHEET,
  stateAt,
  type Viewer,
} from '#domain';
import { CARRIER, EVALUATOR, FUNDER, PARTNER, TODAY } from '#domain/testing';
import { streamName } from '#event-store';
import { partnershipSheetOf } from '#read-models';
import { AUDITOR, factsLetThrough, naiveSights } from './testing/facts-let-through.js';
import { hiddenOf } from './testing/hidden-facts.js';
import { NaiveReading, type Streams } from './testing/naive-reading.js';
import { letThrough, standingAt, type NaiveSight } from './testing/naive-sight.js';
import { randomDay, randomLog, type FactToRecord } from './testing/random-log.js';
import { filters, listsAndFigures, naiveListsAndFigures } from './testing/read-answers.js';
import { withRounds } from './testing/random-rounds.js';
import { System } from './testing/seen-system.js';
import {
  directoryTold,
  positionAfter,
  reportsTold,
  rightsTold,
  type Question,
} from './testing/what-is-told.js';

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

describe(`Random worlds, as each of their people sees them (SEED=${SEED})`, () => {
  let world: System;
  let partnerships: Streams;
  let organisations: Streams;
  let ofRounds: Readonly<Record<string, Streams>>;
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
    world = await opening(await withRounds([...regions, ...log!], PARTNERSHIPS));
    partnerships = await world.streams(PARTNERSHIP);
    organisations = await world.streams(ORGANISATION);
    ofRounds = { [ROUND]: await world.streams(ROUND), [SHEET]: await world.streams(SHEET) };
    ids = [...partnerships.keys()];
    positions = new Map(
      [partnerships, organisations, ...Object.values(ofRounds)].flatMap((streams) =>
        [...streams.values()].flat().map(({ id, position }) => [id, position] as const),
      ),
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

  const sightsOf = (viewer: Viewer) => naiveSights(partnerships, viewer);

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

  const restricted = (viewer: Viewer, isTaken: (sight: NaiveSight) => boolean): FactToRecord[] =>
    factsLetThrough({ partnerships, organisations, ofRounds }, viewer, isTaken);

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
              rights: await rightsTold(world, viewer, ids, asked),
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
