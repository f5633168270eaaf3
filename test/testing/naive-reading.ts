import {
  currentParties,
  daysInStage,
  hasEnded,
  IMPACT_OF,
  IMPACTS,
  isStage,
  organisationFold,
  partnershipFold,
  STAGES,
  STANDINGS,
  stateAt,
  STATUSES,
  SUB_IMPACTS,
  WATCH_DEFINITION,
  WATCH_SIGNALS,
  type Organisation,
  type Partnership,
  type Stage,
  type SubImpact,
} from '#domain';
import { type RecordedEvent } from '#event-store';
import { type PartnershipFilter } from '#read-models';
import { naiveProgress } from './naive-progress.js';

export type Streams = ReadonlyMap<string, readonly RecordedEvent[]>;
export type Known = { readonly id: string } & Partnership;

/** When it is asked: of which day, and what was known. */
export interface NaiveClocks {
  readonly asOf: string;
  readonly knownAt?: bigint;
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const daysFrom = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** As PostgreSQL's `percentile_cont`. */
export const percentile = (values: readonly number[], share: number): number | null => {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)]!;
  return low + (at - Math.floor(at)) * (sorted[Math.ceil(at)]! - low);
};

const spread = (values: readonly number[]) => ({
  n: values.length,
  median: percentile(values, 0.5),
  p75: percentile(values, 0.75),
  shortest: percentile(values, 0),
  longest: percentile(values, 1),
});

const isCompleted = (outcome: string): boolean => outcome === 'passed' || outcome === 'went-back';
const any = <Code>(asked: readonly Code[] | undefined, codes: readonly Code[]): boolean =>
  asked === undefined || codes.some((code) => asked.includes(code));

/**
 * The reports as a person with all streams and much time would make them: every stream folded anew by the one fold,
 * every list and figure made in memory by plain loops, no SQL, nothing of the engine.
 */
export class NaiveReading {
  readonly partnerships: readonly Known[];
  /** Known by then, each by its last known name: a party is named though it entered the directory later. */
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly #asOf: string;

  constructor(partnerships: Streams, organisations: Streams, clocks: NaiveClocks) {
    const { asOf, knownAt } = clocks;
    this.#asOf = asOf;
    const isKnown = ({ position }: RecordedEvent) => knownAt === undefined || position <= knownAt;
    this.partnerships = [...partnerships]
      .filter(([, events]) => isKnown(events[0]!))
      .map(([id, events]) => ({ id, ...stateAt(partnershipFold, events, clocks) }))
      .filter(({ description }) => description.startedOn! <= asOf);
    this.organisations = new Map(
      [...organisations]
        .filter(([, events]) => isKnown(events[0]!))
        .map(([id, events]) => [
          id,
          stateAt(organisationFold, events, knownAt === undefined ? {} : { knownAt }),
        ]),
    );
  }

  in(filter: PartnershipFilter): Known[] {
    return this.partnerships.filter((known) => this.#matches(filter, known));
  }

  #matches(filter: PartnershipFilter, known: Known): boolean {
    const { description, path, evaluation, id } = known;
    const current = currentParties(evaluation.parties);
    const words = (filter.search ?? '').split(/\s+/).filter(Boolean).map(folded);
    const texts = [
      `${description.title} ${description.need} ${description.purpose}`,
      ...evaluation.parties.map(({ organisationId }) => {
        const organisation = this.organisations.get(organisationId);
        if (!organisation) return '';
        const { name, formerNames, identifiers } = organisation;
        return [
          name,
          ...formerNames.map((former) => former.name),
          ...identifiers.map(({ value }) => value),
        ].join(' ');
      }),
    ].map(folded);
    return (
      words.every((word) => texts.some((text) => text.includes(word))) &&
      any(filter.partnership, [id]) &&
      any(filter.stage, [path.standing]) &&
      any(filter.status, [path.status]) &&
      any(filter.category, [description.category]) &&
      any(filter.domain, description.domains) &&
      any(filter.odd, description.odd ? [description.odd.main, ...description.odd.others] : []) &&
      any(
        filter.territory?.map(folded),
        description.territories.flatMap(({ code, name }) => (code ? [code, name] : [name])).map(folded),
      ) &&
      any(
        filter.sphere,
        current.flatMap(({ organisationId }) => this.organisations.get(organisationId)?.sphere ?? []),
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
      (filter.to === undefined || description.startedOn! <= filter.to) &&
      (filter.from === undefined || !hasEnded({ path }) || path.statusSince! >= filter.from)
    );
  }

  stays(scope: readonly Known[]) {
    return scope.flatMap((known) =>
      known.path.stays.map((stay, ordinal) => ({
        known,
        stay,
        ordinal,
        outcome: stay.exit ?? (hasEnded(known) ? 'ended' : 'open'),
        days: daysInStage(stay, this.#asOf),
      })),
    );
  }

  /** Each reason to watch: `<partnership> <signal>`. */
  watched(scope: readonly Known[]): { readonly id: string; readonly signal: string }[] {
    const completed = (stage: Stage) =>
      this.stays(this.partnerships)
        .filter(({ stay, outcome, days }) => stay.stage === stage && isCompleted(outcome) && days !== null)
        .map(({ days }) => days!);
    return scope.flatMap((known) => {
      const { path, gates, id } = known;
      if (hasEnded(known)) return [];
      const signals: string[] = [];
      const stay = path.stays.at(-1);
      if (path.status === 'active' && stay && stay.leftOn === null) {
        const others = completed(stay.stage);
        const days = daysInStage(stay, this.#asOf);
        if (
          days !== null &&
          others.length >= WATCH_DEFINITION.minimumStays &&
          days > percentile(others, WATCH_DEFINITION.percentile)!
        )
          signals.push('long-in-stage');
      }
      if (path.status === 'active' && isStage(path.standing) && path.standing !== 'industrialisation') {
        const signs = [
          // What not all parties read counts in no report.
          ...gates.evidence
            .filter(({ audience }) => audience === 'parties')
            .map(({ broughtOn }) => broughtOn),
          ...(stay && stay.leftOn === null ? [stay.enteredOn] : []),
          path.statusSince!,
        ].toSorted();
        if (daysFrom(signs.at(-1)!, this.#asOf) > WATCH_DEFINITION.daysWithoutEvidence)
          signals.push('no-evidence');
      }
      for (const { status, dueOn } of gates.conditions)
        if (status === 'open' && dueOn < this.#asOf) signals.push('condition-late');
      if (gates.reviews.some(({ plannedFor }) => plannedFor < this.#asOf)) signals.push('review-overdue');
      return signals.map((signal) => ({ id, signal }));
    });
  }

  indicators(scope: readonly Known[], { from, to }: Pick<PartnershipFilter, 'from' | 'to'> = {}) {
    return scope
      .flatMap(({ id, evaluation }) =>
        evaluation.indicators.map(({ indicatorId, versions }) => ({
          id,
          indicatorId,
          ...(versions.findLast(({ agreedOn }) => agreedOn !== null) ?? versions.at(-1)!),
        })),
      )
      .filter(
        ({ definition }) =>
          (from === undefined || definition.periodTo >= from) &&
          (to === undefined || definition.periodFrom <= to),
      )
      .map((version) => ({ ...version, ...naiveProgress(version) }));
  }

  /** The figures of the portfolio, in the order of its answer, without the lists behind them. */
  portfolio(filter: PartnershipFilter) {
    const { from, to, stage: _, ...lasting } = filter;
    const within = (date: string) => (from === undefined || date >= from) && (to === undefined || date <= to);
    const scope = this.in(filter);
    const stays = this.stays(this.in(lasting));
    const scored = this.indicators(this.in({ ...filter, from: undefined, to: undefined }), filter);
    const watched = this.watched(scope);
    const score = (subImpacts: readonly SubImpact[]) => {
      const own = scored.filter(({ definition }) => subImpacts.includes(definition.subImpact));
      const count = (holds: (one: (typeof own)[number]) => boolean) => own.filter(holds).length;
      const thousandths = own.flatMap(({ progress }) =>
        progress === null ? [] : [Math.round(progress * 1000)],
      );
      const { n, median, shortest, longest } = spread(thousandths);
      const whole = (value: number | null) => (value === null ? null : value / 1000);
      return {
        indicators: own.length,
        agreed: count(({ agreedOn }) => agreedOn !== null),
        measured: count(({ measurements }) => measurements.length > 0),
        withProgress: n,
        reached: count(({ progress, kept }) => (progress !== null && progress >= 1) || kept === true),
        advancing: count(({ progress }) => progress !== null && progress > 0 && progress < 1),
        notAdvancing: count(({ progress, kept }) => (progress !== null && progress <= 0) || kept === false),
        median: whole(median),
        lowest: whole(shortest),
        highest: whole(longest),
      };
    };
    return {
      partnerships: { count: scope.length },
      standings: STANDINGS.map((standing) => {
        const there = scope.filter(({ path }) => path.standing === standing);
        return {
          standing,
          count: there.length,
          statuses: STATUSES.map((status) => ({
            status,
            count: there.filter(({ path }) => path.status === status).length,
          })),
        };
      }),
      conversion: STAGES.map((stage) => {
        const entered = stays.filter(
          ({ stay }) => stay.stage === stage && stay.entryKnown && within(stay.enteredOn),
        );
        const of = (asked: string) => ({ count: entered.filter(({ outcome }) => outcome === asked).length });
        return {
          stage,
          entered: { count: entered.length },
          passed: of('passed'),
          wentBack: of('went-back'),
          ended: of('ended'),
          remaining: of('open'),
          passageUnknown: of('observed-elsewhere'),
        };
      }),
      timeInStage: STAGES.map((stage) => {
        const timed = stays.filter(({ stay, days }) => stay.stage === stage && days !== null);
        const of = (holds: (one: (typeof timed)[number]) => boolean) =>
          spread(timed.filter(holds).map(({ days }) => days!));
        return {
          stage,
          completed: of(({ outcome, stay }) => isCompleted(outcome) && within(stay.leftOn!)),
          open: of(({ outcome }) => outcome === 'open'),
          ended: of(({ outcome }) => outcome === 'ended'),
        };
      }),
      watch: WATCH_SIGNALS.map((signal) => ({
        signal,
        count: watched.filter((one) => one.signal === signal).length,
      })),
      impacts: IMPACTS.map((impact) => ({
        ...score(SUB_IMPACTS.filter((subImpact) => IMPACT_OF[subImpact] === impact)),
        impact,
      })),
      scoreboard: SUB_IMPACTS.map((subImpact) => ({
        ...score([subImpact]),
        impact: IMPACT_OF[subImpact],
        subImpact,
      })),
      watchVersion: WATCH_DEFINITION.version,
    };
  }
}

/** An answer without the addresses of the lists behind its figures. */
export const withoutLists = (answer: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answer, (name, value: unknown) => (['list', 'lists'].includes(name) ? undefined : value)),
  );
