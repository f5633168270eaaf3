import fc from 'fast-check';
import {
  CATEGORIES,
  currentParties,
  daysInStage,
  derivedId,
  DOMAINS,
  hasEnded,
  IMPACT_OF,
  isStage,
  maintained,
  ORGANISATION,
  organisationFold,
  PARTNERSHIP,
  partnershipFold,
  progressOf,
  SPHERES,
  STAGES,
  STANDINGS,
  stateAt,
  STATUSES,
  WATCH_DEFINITION,
  type Organisation,
  type Partnership,
} from '#domain';
import {
  listPartnerships,
  listWatch,
  portfolioOf,
  READ_MODEL_ENTITIES,
  type PartnershipFilter,
} from '#read-models';
import { DemonstrationLedger } from './testing/demonstration-ledger.js';

const TODAY = '2026-11-21';
const CALLER = { id: 'reader', roles: ['auditor'], onBehalfOf: null };

const UNDESCRIBED = {
  need: '',
  purpose: '',
  populations: [],
  territories: [],
  domains: [],
  odd: null,
  category: 'patronage',
  fictional: true,
  parties: [],
};

/** Without evidence for years, but at work again for some weeks only: not yet to be watched for it. */
const LATELY_RESUMED = (
  [
    [
      'register-partnership',
      '2020-01-01',
      { ...UNDESCRIBED, title: 'Atelier fictif repris', standing: 'experimentation' },
    ],
    ['suspend', '2021-01-01', { reason: 'lack-of-funds' }],
    ['resume', '2026-10-01', {}],
  ] as const
).map(([type, occurredOn, data]) => ({
  key: `lately-resumed-${type}`,
  aggregate: 'partnership' as const,
  streamId: derivedId('lately resumed'),
  type,
  occurredOn,
  data,
}));

type Known = { readonly id: string } & Partnership;

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Reports against a deliberately naive reading of the same log: every stream folded anew, every figure counted by
 * hand in memory, no SQL.
 */
describe('The reports on the demonstration data', () => {
  let ledger: DemonstrationLedger;
  let partnerships: Known[];
  let organisations: Map<string, Organisation>;

  beforeAll(async () => {
    ledger = await DemonstrationLedger.load(TODAY);
    for (const command of LATELY_RESUMED) await ledger.record(command, TODAY);
    await ledger.catchUp();
    partnerships = [...(await ledger.streams(PARTNERSHIP))].map(([id, events]) => ({
      id,
      ...stateAt(partnershipFold, events),
    }));
    organisations = new Map(
      [...(await ledger.streams(ORGANISATION))].map(([id, events]) => [
        id,
        stateAt(organisationFold, events),
      ]),
    );
  }, 120_000);

  afterAll(async () => {
    await ledger?.close();
  });

  const underWay = ({ description, path }: Known, from?: string, to?: string): boolean =>
    (to === undefined || description.startedOn! <= to) &&
    (from === undefined || !hasEnded({ path }) || path.statusSince! >= from);

  const matches =
    (filter: PartnershipFilter) =>
    (known: Known): boolean => {
      const { description, path, evaluation } = known;
      const current = currentParties(evaluation.parties);
      const any = <Code>(asked: readonly Code[] | undefined, codes: readonly Code[]) =>
        asked === undefined || codes.some((code) => asked.includes(code));
      const words = (filter.search ?? '').split(/\s+/).filter(Boolean).map(folded);
      const texts = [
        `${description.title} ${description.need} ${description.purpose}`,
        ...evaluation.parties.map(({ organisationId }) => {
          const { name, formerNames, identifiers } = organisations.get(organisationId)!;
          return [
            name,
            ...formerNames.map((former) => former.name),
            ...identifiers.map(({ value }) => value),
          ].join(' ');
        }),
      ].map(folded);
      return (
        words.every((word) => texts.some((text) => text.includes(word))) &&
        any(filter.stage, [path.standing]) &&
        any(filter.status, [path.status]) &&
        any(filter.category, [description.category]) &&
        any(filter.domain, description.domains) &&
        any(filter.odd, description.odd ? [description.odd.main, ...description.odd.others] : []) &&
        any(
          filter.territory,
          description.territories.flatMap(({ code, name }) => (code ? [code, name] : [name])),
        ) &&
        any(
          filter.sphere,
          current.map(({ organisationId }) => organisations.get(organisationId)!.sphere),
        ) &&
        any(
          filter.funder,
          current.filter(({ roles }) => roles.includes('funder')).map(({ organisationId }) => organisationId),
        ) &&
        ((filter.organisation === undefined && filter.role === undefined) ||
          current.some(
            ({ organisationId, roles }) =>
              any(filter.organisation, [organisationId]) && any(filter.role, roles),
          )) &&
        underWay(known, filter.from, filter.to)
      );
    };

  const filters = (): fc.Arbitrary<PartnershipFilter> => {
    const some = <Value>(values: readonly Value[]) =>
      fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }), {
        nil: undefined,
        freq: 3,
      });
    const day = fc.option(fc.constantFrom('2008-01-01', '2014-06-30', '2019-01-01', '2023-12-31', TODAY), {
      nil: undefined,
      freq: 3,
    });
    const ids = [...organisations.keys()];
    const places = partnerships.flatMap(({ description }) =>
      description.territories.flatMap(({ code, name }) => (code ? [code, name] : [name])),
    );
    return fc.record({
      search: fc.option(
        fc.constantFrom(
          'fictive',
          'FONDATION',
          'mobilité',
          'ecole',
          'partenariat emploi',
          '100 %',
          'zzz',
          'val',
          'scheme',
        ),
        { nil: undefined, freq: 3 },
      ),
      stage: some(STANDINGS),
      status: some(STATUSES),
      category: some(CATEGORIES),
      domain: some(DOMAINS),
      odd: some(['1', '3', '8', '11', '17']),
      territory: some(places),
      sphere: some(SPHERES),
      organisation: some(ids),
      role: some(['carrier', 'partner', 'funder', 'evaluator'] as const),
      funder: some(ids),
      from: day,
      to: day,
    });
  };

  /** At most two or three criteria at once, so that lists are seldom empty. */
  const fewCriteria = (): fc.Arbitrary<PartnershipFilter> =>
    fc
      .tuple(
        filters(),
        fc.uniqueArray(
          fc.constantFrom(
            'search',
            'stage',
            'status',
            'category',
            'domain',
            'odd',
            'territory',
            'sphere',
            'organisation',
            'role',
            'funder',
            'from',
            'to',
          ),
          { maxLength: 3 },
        ),
      )
      .map(
        ([filter, kept]) =>
          Object.fromEntries(
            Object.entries(filter).filter(([name]) => kept.includes(name as (typeof kept)[number])),
          ) as PartnershipFilter,
      );

  it('the directory lists what a reading of every stream finds, whatever the filter', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(fewCriteria(), async (filter) => {
        const expected = partnerships.filter(matches(filter)).map(({ id }) => id);
        const { items, total } = await listPartnerships(ledger.dataSource, CALLER, filter, 'title', {
          limit: 200,
        });
        found += total;
        expect(items.map(({ partnershipId }) => partnershipId).toSorted()).toEqual(expected.toSorted());
        expect(total).toBe(expected.length);
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(300);
  }, 60_000);

  const percentile = (days: readonly number[], share: number): number | null => {
    const sorted = days.toSorted((a, b) => a - b);
    if (sorted.length === 0) return null;
    const at = share * (sorted.length - 1);
    const low = sorted[Math.floor(at)]!;
    return low + (sorted[Math.ceil(at)]! - low) * (at - Math.floor(at));
  };

  const stays = (scope: readonly Known[]) =>
    scope.flatMap((known) =>
      known.path.stays.map((stay) => ({
        known,
        stay,
        outcome: stay.exit ?? (hasEnded(known) ? 'ended' : 'open'),
        days: daysInStage(stay, TODAY),
      })),
    );

  it('the portfolio counts, converts, times and scores as they do by hand, whatever the filter', async () => {
    await fc.assert(
      fc.asyncProperty(fewCriteria(), async (filter) => {
        const report = await portfolioOf(ledger.dataSource, CALLER, filter, TODAY);
        const scope = partnerships.filter(matches(filter));
        for (const { standing, count, statuses } of report.standings) {
          expect(count).toBe(scope.filter(({ path }) => path.standing === standing).length);
          for (const one of statuses) {
            expect(one.count).toBe(
              scope.filter(({ path }) => path.standing === standing && path.status === one.status).length,
            );
          }
        }
        const { from, to, stage: _, ...lasting } = filter;
        const within = (date: string) =>
          (from === undefined || date >= from) && (to === undefined || date <= to);
        const all = stays(partnerships.filter(matches(lasting)));
        for (const stage of STAGES) {
          const entered = all.filter(
            ({ stay }) => stay.stage === stage && stay.entryKnown && within(stay.enteredOn),
          );
          const conversion = report.conversion.find((one) => one.stage === stage)!;
          expect(conversion.entered.count).toBe(entered.length);
          expect(conversion.passed.count).toBe(entered.filter(({ outcome }) => outcome === 'passed').length);
          expect(conversion.wentBack.count).toBe(
            entered.filter(({ outcome }) => outcome === 'went-back').length,
          );
          expect(conversion.ended.count).toBe(entered.filter(({ outcome }) => outcome === 'ended').length);
          expect(conversion.remaining.count).toBe(entered.filter(({ outcome }) => outcome === 'open').length);
          const time = report.timeInStage.find((one) => one.stage === stage)!;
          const completed = all
            .filter(
              ({ stay, outcome, days }) =>
                stay.stage === stage &&
                ['passed', 'went-back'].includes(outcome) &&
                days !== null &&
                within(stay.leftOn!),
            )
            .map(({ days }) => days!);
          expect(time.completed).toMatchObject({
            n: completed.length,
            median: percentile(completed, 0.5),
            p75: percentile(completed, 0.75),
          });
          const open = all
            .filter(({ stay, outcome, days }) => stay.stage === stage && outcome === 'open' && days !== null)
            .map(({ days }) => days!);
          expect(time.open).toMatchObject({ n: open.length, median: percentile(open, 0.5) });
        }
        const boards = [
          ...report.impacts.map((score) => ({ ...score, subImpact: null })),
          ...report.scoreboard,
        ];
        expect(boards).toHaveLength(10);
        for (const score of boards) {
          const versions = partnerships
            .filter(matches({ ...filter, from: undefined, to: undefined }))
            .flatMap(({ evaluation }) => evaluation.indicators)
            .map(
              ({ versions: known }) => known.findLast(({ agreedOn }) => agreedOn !== null) ?? known.at(-1)!,
            )
            .filter(({ definition }) =>
              score.subImpact === null
                ? IMPACT_OF[definition.subImpact] === score.impact
                : definition.subImpact === score.subImpact,
            )
            .filter(
              ({ definition }) =>
                (from === undefined || definition.periodTo >= from) &&
                (to === undefined || definition.periodFrom <= to),
            )
            .map((version) => ({
              ...version,
              actual:
                version.measurements.toSorted((a, b) => (a.measuredOn < b.measuredOn ? -1 : 1)).at(-1)
                  ?.value ?? null,
            }))
            .map((version) => ({
              ...version,
              progress: progressOf(version.definition, version.actual),
              kept: maintained(version.definition, version.actual),
            }));
          const progress = versions.map((version) => version.progress).filter((one) => one !== null);
          const count = (test: (version: (typeof versions)[number]) => boolean) =>
            versions.filter(test).length;
          expect(score).toMatchObject({
            indicators: versions.length,
            agreed: count(({ agreedOn }) => agreedOn !== null),
            measured: count(({ actual }) => actual !== null),
            withProgress: progress.length,
            reached: count(({ progress: far, kept }) => (far !== null && far >= 1) || kept === true),
            advancing: count(({ progress: far }) => far !== null && far > 0 && far < 1),
            notAdvancing: count(({ progress: far, kept }) => (far !== null && far <= 0) || kept === false),
          });
          const median = percentile(progress, 0.5);
          if (median === null) expect(score.median).toBeNull();
          else expect(score.median).toBeCloseTo(median, 9);
        }
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('what is to be watched is what a reading of every stream finds', async () => {
    const completed = (stage: string) =>
      stays(partnerships)
        .filter(
          ({ stay, outcome, days }) =>
            stay.stage === stage && ['passed', 'went-back'].includes(outcome) && days !== null,
        )
        .map(({ days }) => days!);
    const daysSince = (date: string) => Math.round((Date.parse(TODAY) - Date.parse(date)) / 86_400_000);
    const expected = partnerships.flatMap((known) => {
      const { path, gates, id } = known;
      if (hasEnded(known)) return [];
      const watched: string[] = [];
      const stay = path.stays.at(-1);
      if (path.status === 'active' && stay && stay.leftOn === null) {
        const others = completed(stay.stage);
        const days = daysInStage(stay, TODAY);
        if (
          days !== null &&
          others.length >= WATCH_DEFINITION.minimumStays &&
          days > percentile(others, 0.75)!
        )
          watched.push('long-in-stage');
        const signs = [
          ...gates.evidence.map(({ broughtOn }) => broughtOn),
          stay.enteredOn,
          path.statusSince!,
        ].toSorted();
        if (
          isStage(path.standing) &&
          path.standing !== 'industrialisation' &&
          daysSince(signs.at(-1)!) > WATCH_DEFINITION.daysWithoutEvidence
        ) {
          watched.push('no-evidence');
        }
      }
      for (const { status, dueOn } of gates.conditions)
        if (status === 'open' && dueOn < TODAY) watched.push('condition-late');
      if (gates.reviews.some(({ plannedFor }) => plannedFor < TODAY)) watched.push('review-overdue');
      return watched.map((signal) => `${id} ${signal}`);
    });
    const { items } = await listWatch(ledger.dataSource, CALLER, {}, TODAY, 'fr', { limit: 200 });
    expect(items.map(({ partnershipId, signal }) => `${partnershipId} ${signal}`).toSorted()).toEqual(
      expected.toSorted(),
    );
    expect(new Set(items.map(({ signal }) => signal)).size).toBe(4);
  });

  it('read models thrown away and computed again are the same, row for row', async () => {
    const rows = async () => {
      const tables = READ_MODEL_ENTITIES.map((entity) => ledger.dataSource.getMetadata(entity).tablePath);
      return Promise.all(
        tables.map((table) =>
          ledger.dataSource.query<unknown[]>(`SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY 1`),
        ),
      );
    };
    const live = await rows();
    await ledger.projectAgain();
    expect(await rows()).toEqual(live);
    expect(live.every((table) => table.length > 0)).toBe(true);
  }, 60_000);
});
