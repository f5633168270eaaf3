import {
  addDays,
  DEFAULT_CRITERIA,
  derivedId,
  EvidenceBrought,
  GateDecided,
  OpinionGiven,
  ORGANISATION,
  OrganisationRegistered,
  PARTNERSHIP,
  PartnershipDescriptionAmended,
  PartyLeft,
  PublicationChanged,
  type Actor,
  type Viewer,
} from '#domain';
import {
  alliance,
  CARRIER,
  EVALUATOR,
  FUNDER,
  joined,
  PARTNER,
  registered,
  STRANGER,
  TODAY,
  type PartnershipStory,
} from '#domain/testing';
import { streamName } from '#event-store';
import { changedPartnerships } from '#read-models';
import { AUDITOR, factsLetThrough } from './testing/facts-let-through.js';
import { type NaiveSight } from './testing/naive-sight.js';
import { factsOfStory, type FactToRecord } from './testing/random-log.js';
import { listsAndFigures } from './testing/read-answers.js';
import { Systems } from './testing/seen-system.js';
import { directoryTold, positionAfter, reportsTold, type Question } from './testing/what-is-told.js';

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

const actingFor = (id: string, ...roles: string[]): Viewer => ({
  roles,
  organisation: { id, sphere: 'association', homeTerritory: null },
});
const VIEWER = actingFor(CARRIER, 'partner');

/** A partnership of one organisation. */
const of = (organisationId: string, startedOn: string) =>
  joined(registered(startedOn), startedOn, organisationId, 'carrier');

/** Stories as streams of their own, one after the other. */
const recorded = (kind: string, stories: readonly PartnershipStory[]): FactToRecord[] =>
  stories.flatMap(({ facts }, rank) => factsOfStory(derivedId(kind, rank), facts));

/**
 * Small worlds, each made so that one leak would show: what the property over random worlds meets too seldom to tell.
 */
describe('A world with something to hide', () => {
  const systems = new Systems();
  afterEach(() => systems.closeOwn());
  afterAll(() => systems.close());

  /**
   * What a viewer is told of a world, held against what is told of systems that hold nothing but what is let through.
   * @param closed how many facts were recorded when a closing was made
   */
  async function toldAlike(
    facts: readonly FactToRecord[],
    viewer: Viewer,
    questions: readonly Question[],
    closed = facts.length,
  ) {
    const world = await systems.shared([...organisations, ...facts]);
    const streams = {
      partnerships: await world.streams(PARTNERSHIP),
      organisations: await world.streams(ORGANISATION),
    };
    const ids = [...streams.partnerships.keys()];
    const own = factsLetThrough(streams, viewer, ({ kind }: NaiveSight) => kind !== 'published');
    const [reports, directory] = [
      await systems.own(own),
      await systems.own(factsLetThrough(streams, viewer, () => true)),
    ];
    const closedFacts = new Set([...organisations, ...facts.slice(0, closed)].map(({ id }) => id));
    const [closedAt, closedAtOfOwn] = [
      await positionAfter(world, closedFacts.size),
      await positionAfter(reports, own.filter(({ id }) => closedFacts.has(id)).length),
    ];
    const told = [];
    for (const asked of questions) {
      const answer = {
        reports: await reportsTold(world, viewer, ids, asked, closedAt),
        directory: await directoryTold(world, viewer, ids, asked),
      };
      expect(answer).toEqual({
        reports: await reportsTold(reports, AUDITOR, ids, asked, closedAtOfOwn),
        directory: await directoryTold(directory, AUDITOR, ids, asked),
      });
      told.push(answer);
    }
    return { told, world, ids, closedAt };
  }

  describe('how long others stay in a stage', () => {
    const START = '2010-01-01';
    const completed = (organisationId: string, days: number, count: number) =>
      Array.from({ length: count }, () =>
        of(organisationId, START).happened(
          addDays(START, days),
          GateDecided.of({
            ...{ gate: 'conception', outcome: 'go', criteriaVersion: '1', assessment: [], conditions: [] },
            ...{ deciderIds: [organisationId], comment: null },
          }),
        ),
      );
    const underWay = of(CARRIER, addDays(TODAY, -500));

    it.each([
      { own: 10, days: 100, others: 1_000, isWatched: true },
      { own: 10, days: 1_000, others: 100, isWatched: false },
      { own: 9, days: 100, others: 100, isWatched: false },
    ])(
      'says nothing of one’s own: $own stays of $days days, 40 of others of $others',
      async ({ own, days, others, isWatched }) => {
        const facts = [
          ...recorded('others', completed(STRANGER, others, 40)),
          ...recorded('own', [...completed(CARRIER, days, own), underWay]),
        ];
        const { told } = await toldAlike(facts, VIEWER, [
          { asOf: TODAY, other: '2010-03-01', filter: {} },
          { asOf: addDays(TODAY, -7), other: TODAY, filter: { stage: ['conception'] } },
        ]);
        for (const { reports } of told) {
          const { watched } = reports as { watched: string[] };
          expect(watched.some((one) => one.includes('long-in-stage'))).toBe(isWatched);
        }
      },
    );
  });

  describe('evidence that not all parties read, on which a decision was taken', () => {
    const by = (onBehalfOf: string): Actor => ({ id: 'a-person', roles: [], onBehalfOf });
    const on = '2010-06-01';
    const evidence = (
      story: PartnershipStory,
      criterion: string,
      author: string,
      audience: 'parties' | 'funders-and-evaluators' | 'author',
    ) =>
      story.happened(
        on,
        EvidenceBrought.of({
          ...{ gate: 'conception', criterion, kind: 'link', link: `https://example.org/${audience}` },
          ...{ text: null, fileName: null, sha256: null, audience },
        }),
        'day',
        by(author),
      );
    const [first, ...others] = DEFAULT_CRITERIA.conception.criteria.map(({ code }) => code);
    const judged = [
      [first!, CARRIER, 'parties'],
      [first!, PARTNER, 'author'],
      ...[first!, ...others].map((code) => [code, FUNDER, 'funders-and-evaluators'] as const),
    ] as const;
    const brought = judged.reduce<PartnershipStory>(
      (story, [criterion, author, audience]) => evidence(story, criterion, author, audience),
      joined(alliance('2010-01-01'), '2010-01-01', EVALUATOR, 'evaluator'),
    );
    const decided = (outcome: 'go' | 'no-go') =>
      brought.did('2010-07-01', 'decide-at-gate', { gate: 'conception', outcome, deciderIds: [CARRIER] });
    const moved = (story: PartnershipStory) =>
      story.did('2011-01-01', 'correct-fact', {
        factId: story.factId(GateDecided.type),
        correctOccurredOn: '2010-06-15',
        ...{ reason: 'incorrect', comment: 'x' },
      });
    const facts = recorded(
      'decided on evidence',
      [decided('go'), decided('no-go'), moved(decided('go'))].map((story) =>
        story.happened('2012-01-01', PartyLeft.of({ organisationId: EVALUATOR, exitStrategy: null })),
      ),
    );
    const idsTo = (audience: string) =>
      facts
        .filter(({ event }) => (event.data as { audience?: string }).audience === audience)
        .map(({ id }) => id);

    it.each([
      ['the carrier', VIEWER, []],
      ['a partner, who brought some', actingFor(PARTNER, 'partner'), ['author']],
      ['a funder', actingFor(FUNDER, 'funder'), ['funders-and-evaluators']],
      ['an evaluator who left', actingFor(EVALUATOR, 'evaluator'), []],
      ['a data steward', { roles: ['data-steward'], organisation: null }, []],
    ] as const)('is named by that decision to those who read it alone: %s', async (_, viewer, audiences) => {
      const { told } = await toldAlike(facts, viewer, [
        { asOf: TODAY, other: '2010-05-01', filter: {} },
        { asOf: '2010-06-20', other: TODAY, filter: { stage: ['conception'] } },
      ]);
      const text = JSON.stringify(told);
      for (const audience of ['author', 'funders-and-evaluators'])
        for (const id of idsTo(audience))
          expect([audience, text.includes(id)]).toEqual([
            audience,
            audiences.some((one) => one === audience),
          ]);
      for (const id of idsTo('parties')) expect(text).toContain(id);
    });
  });

  describe('evidence that was kept from some since', () => {
    const brought = joined(of(CARRIER, '2010-01-01'), '2010-01-01', FUNDER, 'funder').happened(
      addDays(TODAY, -10),
      EvidenceBrought.of({
        ...{ gate: 'conception', criterion: 'need-analysed', kind: 'link', link: 'https://example.org/all' },
        ...{ text: null, fileName: null, sha256: null, audience: 'parties' },
      }),
      'day',
      { id: 'a-person', roles: [], onBehalfOf: FUNDER },
    );
    const addressedTo = (audience: string) =>
      brought.did(TODAY, 'correct-fact', {
        factId: brought.factId(EvidenceBrought.type),
        changes: { audience },
        ...{ reason: 'incorrect', comment: 'x' },
      });

    it.each([
      ['the carrier', VIEWER],
      ['the funder, whose own it is', actingFor(FUNDER, 'funder')],
      ['an auditor', AUDITOR],
    ])('counts no more at a point known before, whoever asks: %s', async (_, viewer) => {
      const watched = async (story: PartnershipStory) => {
        const world = await systems.shared([...organisations, ...recorded('kept', [story])]);
        const knownAt = await positionAfter(world, organisations.length + brought.facts.length);
        return world.asked(viewer, { asOf: TODAY, knownAt }, async (snapshot, sights) => {
          const { watched: reasons, portfolio } = await listsAndFigures(snapshot, sights, {});
          return { reasons, portfolio };
        });
      };
      const quiet = (reasons: readonly string[]) => reasons.some((one) => one.includes('no-evidence'));
      const kept = await watched(addressedTo('author'));
      expect(quiet(kept.reasons)).toBe(true);
      expect(kept).toEqual(await watched(addressedTo('funders-and-evaluators')));
      expect(quiet((await watched(brought)).reasons)).toBe(false);
      expect(quiet((await watched(addressedTo('parties'))).reasons)).toBe(false);
    });
  });

  describe('facts recorded since a closing', () => {
    const amended = (story: PartnershipStory) =>
      story.happened('2014-01-01', PartnershipDescriptionAmended.of({ title: 'Jardins d’hiver' }));
    const own = of(CARRIER, '2010-01-01');
    const unseen = of(STRANGER, '2010-01-01');
    const published = unseen.happened(
      '2011-01-01',
      PublicationChanged.of({ items: ['presentation', 'parties'], sharedWithTerritory: false }),
    );
    const left = joined(unseen, '2010-01-01', CARRIER, 'partner').happened(
      '2015-01-01',
      PartyLeft.of({ organisationId: CARRIER, exitStrategy: null }),
    );
    const asked: Question = { asOf: TODAY, other: '2020-01-01', filter: {} };

    it('are counted of the partnerships that one sees, as far as one sees them', async () => {
      const stories = [own, unseen, published, left];
      const closed = recorded('closed', stories);
      const whole = recorded('closed', stories.map(amended));
      const isNew = ({ id }: FactToRecord) => !closed.some((one) => one.id === id);
      const { told } = await toldAlike([...closed, ...whole.filter(isNew)], VIEWER, [asked], closed.length);
      expect(told[0]!.reports).toMatchObject({ later: { count: 1, more: false } });
    });

    it('are looked for in these alone, however many others there are', async () => {
      const closed = recorded('own', [own]);
      const facts = [
        ...recorded('own', [amended(own)]),
        ...recorded(
          'others',
          Array.from({ length: 301 }, () => unseen),
        ),
      ];
      const { told } = await toldAlike(facts, VIEWER, [asked], closed.length);
      expect(told[0]!.reports).toMatchObject({ later: { count: 1, more: false } });
    });

    it('are none of one’s own of which nothing is seen since, however many those are', async () => {
      const shared = joined(own, '2010-01-01', STRANGER, 'partner');
      const whispered = shared.happened(
        '2014-01-01',
        OpinionGiven.of({
          ...{ gate: 'conception', organisationId: STRANGER, opinion: 'reserved' },
          ...{ comment: null, audience: 'author' },
        }),
      );
      const many = Array.from({ length: 301 }, () => shared);
      const closed = recorded('closed', many);
      const whole = recorded(
        'closed',
        many.map((_, index) => (index === 7 ? amended(whispered) : whispered)),
      );
      const isNew = ({ id }: FactToRecord) => !closed.some((one) => one.id === id);
      const { told } = await toldAlike([...closed, ...whole.filter(isNew)], VIEWER, [asked], closed.length);
      expect(told[0]!.reports).toMatchObject({ later: { count: 1, more: false } });
    });
  });

  describe('partnerships that changed between two points', () => {
    const shared = joined(of(CARRIER, '2010-01-01'), '2010-01-01', STRANGER, 'partner');
    const whispered = shared.happened(
      '2014-01-01',
      OpinionGiven.of({
        ...{ gate: 'conception', organisationId: STRANGER, opinion: 'reserved' },
        ...{ comment: null, audience: 'author' },
      }),
    );
    const amended = whispered.happened(
      '2014-01-01',
      PartnershipDescriptionAmended.of({ title: 'Jardins d’hiver' }),
    );

    it('are found on the first page behind any number of others of which nothing is seen since', async () => {
      const many = [...Array.from({ length: 1_001 }, () => whispered), amended];
      const ids = many.map((_, rank) => derivedId('changed', rank)).toSorted();
      const [before, after] = [shared, null].map((only) =>
        ids.flatMap((id, rank) => factsOfStory(id, (only ?? many[rank]!).facts)),
      );
      const isNew = ({ id }: FactToRecord) => !before!.some((one) => one.id === id);
      const world = await systems.own([...organisations, ...before!, ...after!.filter(isNew)]);
      const from = {
        ...{ today: TODAY, asOf: TODAY },
        knownAt: await positionAfter(world, organisations.length + before!.length),
      };
      const points = { from, to: { ...from, knownAt: await world.store.head() } };
      const page = await world.asked(VIEWER, { asOf: TODAY, knownAt: null }, (snapshot, sights) =>
        changedPartnerships(
          snapshot,
          world.histories,
          sights,
          { ...points, filter: {}, language: 'en' },
          { limit: 10 },
        ),
      );
      expect(page).toMatchObject({ items: [{ partnershipId: ids.at(-1) }], next: null });
    });
  });
});
