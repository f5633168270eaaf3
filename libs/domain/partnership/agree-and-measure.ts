import { type Command, type Possible } from '../kernel/aggregate.js';
import { derivedId } from '../kernel/derived-id.js';
import { type DomainEvent, type EventOf } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { personal, personalIfGiven } from '../kernel/personal-text.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { sameContent } from '../kernel/same-content.js';
import { awaitedParties, opposedParties, partiesAsked } from './agreement.js';
import { coherentTerms } from './coherent-terms.js';
import {
  currentVersion,
  findIndicator,
  versionInUse,
  type Indicator,
  type IndicatorVersion,
} from './evaluation.js';
import { fittingMeasurement } from './fitting-measurement.js';
import { type IndicatorDefinition } from './indicator-definition.js';
import {
  IndicatorAccepted,
  IndicatorProposed,
  IndicatorRevised,
  IndicatorSilencePassedOver,
  MeasurementRecorded,
} from './indicator-events.js';
import { type Figure } from './progress.js';
import { notBeforeStart, notEnded, type Partnership } from './partnership-state.js';

type Proposal = { readonly definition: IndicatorDefinition; readonly replyBy: string };
type OfIndicator = { readonly indicatorId: string };

/** A group of the disaggregation with what was measured of it. */
export interface MeasuredGroup {
  readonly group: string;
  readonly value?: number | null;
  readonly numerator?: number | null;
  readonly denominator?: number | null;
}

export interface IndicatorCommands {
  'propose-indicator': Proposal;
  'revise-indicator': Proposal & OfIndicator;
  'accept-indicator': OfIndicator & { readonly organisationId: string };
  'pass-over-silence': OfIndicator & { readonly justification: string };
  /** Measured under the latest agreed version, at the command's business date. */
  'record-measurement': OfIndicator & {
    readonly value?: number | null;
    readonly numerator?: number | null;
    readonly denominator?: number | null;
    readonly text?: string | null;
    readonly period?: { readonly from: string; readonly to: string } | null;
    readonly groups?: readonly MeasuredGroup[];
    readonly dataSource: string;
    readonly comment?: string | null;
  };
}
type Asked<Type extends keyof IndicatorCommands> = Command<Type, IndicatorCommands[Type]>;
type Proposed = Fact<EventOf<typeof IndicatorProposed>>;

/** @throws RuleViolation INDICATOR_UNKNOWN */
export function indicatorOf({ evaluation }: Partnership, indicatorId: string): Indicator {
  const indicator = findIndicator(evaluation, indicatorId);
  if (!indicator) throw new RuleViolation('INDICATOR_UNKNOWN', { indicatorId }, 'indicatorId');
  return indicator;
}

/** @throws RuleViolation INDICATOR_UNKNOWN */
export function versionOf(
  partnership: Partnership,
  { indicatorId, version }: { indicatorId: string; version: number },
): IndicatorVersion {
  const found = indicatorOf(partnership, indicatorId).versions.find(
    (candidate) => candidate.version === version,
  );
  if (!found) throw new RuleViolation('INDICATOR_UNKNOWN', { indicatorId, version }, 'indicatorId');
  return found;
}

function coherent({ data, occurredOn }: { data: Proposal; occurredOn: string }): void {
  const { definition, replyBy } = data;
  coherentTerms(definition, 'definition');
  if (replyBy < occurredOn)
    throw new RuleViolation('REPLY_DATE_BEFORE_PROPOSAL', { replyBy, occurredOn }, 'replyBy');
}

/** A version comes after those that there are. @throws RuleViolation INDICATOR_VERSION_NOT_NEXT */
export function nextVersion(indicator: Indicator, version: number): void {
  const current = currentVersion(indicator).version;
  if (version <= current) throw new RuleViolation('INDICATOR_VERSION_NOT_NEXT', { version, current });
}

/** @throws RuleViolation PARTY_NOT_ASKED */
export function askedParty({ evaluation }: Partnership, organisationId: string): void {
  if (!partiesAsked(evaluation).includes(organisationId))
    throw new RuleViolation('PARTY_NOT_ASKED', { organisationId }, 'organisationId');
}

const figureIn = ({ value, numerator, denominator }: Omit<MeasuredGroup, 'group'>): Figure => ({
  value: value ?? null,
  numerator: numerator ?? null,
  denominator: denominator ?? null,
});

export const decideIndicators = {
  'propose-indicator': (_: Partnership, { id, data }: Asked<'propose-indicator'>): DomainEvent[] => [
    IndicatorProposed.of({ indicatorId: derivedId(id, 'indicator'), version: 1, ...data }),
  ],
  'revise-indicator': (partnership: Partnership, { data }: Asked<'revise-indicator'>): DomainEvent[] => {
    const { indicatorId, ...proposal } = data;
    const current = currentVersion(indicatorOf(partnership, indicatorId));
    if (sameContent(current.definition, data.definition)) return [];
    return [IndicatorRevised.of({ indicatorId, version: current.version + 1, ...proposal, adopts: null })];
  },
  'accept-indicator': (partnership: Partnership, { data }: Asked<'accept-indicator'>): DomainEvent[] => {
    const { version, acceptances } = currentVersion(indicatorOf(partnership, data.indicatorId));
    if (acceptances.some(({ organisationId }) => organisationId === data.organisationId)) return [];
    return [IndicatorAccepted.of({ ...data, version })];
  },
  'pass-over-silence': (partnership: Partnership, { data }: Asked<'pass-over-silence'>): DomainEvent[] => {
    const current = currentVersion(indicatorOf(partnership, data.indicatorId));
    const silent = awaitedParties(partnership.evaluation, current);
    if (silent.length === 0) throw new RuleViolation('NO_PARTY_AWAITED', { indicatorId: data.indicatorId });
    return [
      IndicatorSilencePassedOver.of({
        indicatorId: data.indicatorId,
        version: current.version,
        organisationIds: silent,
        justification: personal(data.justification),
      }),
    ];
  },
  'record-measurement': (partnership: Partnership, { data }: Asked<'record-measurement'>): DomainEvent[] => {
    const indicator = indicatorOf(partnership, data.indicatorId);
    const { version } = versionInUse(indicator);
    const { indicatorId, text, period, groups, dataSource, comment } = data;
    return [
      MeasurementRecorded.of({
        ...{ indicatorId, version },
        ...figureIn(data),
        text: personalIfGiven(text),
        period: period ?? null,
        groups: (groups ?? []).map((one) => ({ group: one.group, ...figureIn(one) })),
        ...{ dataSource, comment: personalIfGiven(comment) },
      }),
    ];
  },
};

export const possibleIndicators: Possible<Partnership> = {
  [IndicatorProposed.type]: (partnership, fact: Proposed) => {
    notEnded(partnership, fact);
    coherent(fact);
  },
  [IndicatorRevised.type]: (partnership, fact: Fact<EventOf<typeof IndicatorRevised>>) => {
    notEnded(partnership, fact);
    nextVersion(indicatorOf(partnership, fact.data.indicatorId), fact.data.version);
    coherent(fact);
  },
  [IndicatorAccepted.type]: (partnership, fact: Fact<EventOf<typeof IndicatorAccepted>>) => {
    notBeforeStart(partnership, fact);
    versionOf(partnership, fact.data);
    askedParty(partnership, fact.data.organisationId);
  },
  [IndicatorSilencePassedOver.type]: (
    partnership,
    fact: Fact<EventOf<typeof IndicatorSilencePassedOver>>,
  ) => {
    notBeforeStart(partnership, fact);
    const { replyBy } = versionOf(partnership, fact.data);
    if (fact.occurredOn <= replyBy)
      throw new RuleViolation('REPLY_DATE_NOT_PAST', { replyBy, occurredOn: fact.occurredOn }, 'occurredOn');
  },
  [MeasurementRecorded.type]: (partnership, fact: Fact<EventOf<typeof MeasurementRecorded>>) => {
    notBeforeStart(partnership, fact);
    const version = versionOf(partnership, fact.data);
    if (version.agreedOn === null) {
      const awaited = awaitedParties(partnership.evaluation, version);
      const opposed = opposedParties(partnership.evaluation, version);
      throw new RuleViolation(
        'INDICATOR_NOT_AGREED',
        { indicatorId: fact.data.indicatorId, awaited, opposed, occurredOn: fact.occurredOn },
        'occurredOn',
      );
    }
    fittingMeasurement(version.definition, fact.data, fact.occurredOn, version.measurements);
  },
};
