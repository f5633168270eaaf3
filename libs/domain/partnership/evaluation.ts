import { type EventOf } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { evolveWith, type Fold } from '../kernel/history.js';
import { type PersonalText } from '../kernel/personal-text.js';
import { type PartyRole } from '../reference/organisations.js';
import {
  IndicatorAccepted,
  IndicatorProposed,
  IndicatorRevised,
  IndicatorSilencePassedOver,
  MeasurementRecorded,
  type IndicatorDefinition,
} from './indicator-events.js';
import { currentParties, partiesFold, type Parties } from './parties.js';

/** A measure of an indicator, tied to the version it was taken under; its id is the fact's. */
export interface Measurement {
  readonly measurementId: string;
  readonly measuredOn: string;
  readonly value: number;
  readonly dataSource: string;
  readonly comment: PersonalText | null;
}

/** Parties whose silence was passed over, and why. */
export interface Silence {
  readonly organisationIds: readonly string[];
  readonly on: string;
  readonly justification: PersonalText;
}

export interface IndicatorVersion {
  readonly version: number;
  readonly definition: IndicatorDefinition;
  readonly proposedOn: string;
  readonly replyBy: string;
  readonly acceptances: readonly { readonly organisationId: string; readonly on: string }[];
  /** The silences passed over, oldest first; their reasons stand beside every result. */
  readonly silences: readonly Silence[];
  /** Day from which it can be measured: every required party had accepted, or its silence was passed over. */
  readonly agreedOn: string | null;
  readonly measurements: readonly Measurement[];
}

export interface Indicator {
  readonly indicatorId: string;
  readonly versions: readonly IndicatorVersion[];
}

export interface Evaluation {
  readonly parties: Parties;
  readonly indicators: readonly Indicator[];
}

/** Roles whose holders must accept an indicator (domain, §3). */
const ASKED: ReadonlySet<PartyRole> = new Set(['carrier', 'partner', 'funder']);

/** Organisations whose acceptance an indicator needs now: the current carriers, partners and funders. */
export const partiesAsked = (parties: Parties): string[] =>
  currentParties(parties)
    .filter(({ roles }) => roles.some((role) => ASKED.has(role)))
    .map(({ organisationId }) => organisationId);

/** Asked parties that have not yet answered on a version. */
export function awaitedParties(parties: Parties, { acceptances, silences }: IndicatorVersion): string[] {
  const answered = new Set([
    ...acceptances.map(({ organisationId }) => organisationId),
    ...silences.flatMap(({ organisationIds }) => organisationIds),
  ]);
  return partiesAsked(parties).filter((organisationId) => !answered.has(organisationId));
}

export const currentVersion = (indicator: Indicator): IndicatorVersion => indicator.versions.at(-1)!;

/** The version that results are read under and measures taken: the latest agreed, else the latest proposed. */
export const versionInUse = (indicator: Indicator): IndicatorVersion =>
  indicator.versions.findLast(({ agreedOn }) => agreedOn !== null) ?? currentVersion(indicator);

export const findIndicator = ({ indicators }: Evaluation, indicatorId: string): Indicator | undefined =>
  indicators.find((indicator) => indicator.indicatorId === indicatorId);

/** The last measure by date, of equal dates the one recorded last. */
export const latestMeasurement = ({ measurements }: IndicatorVersion): Measurement | null =>
  measurements.reduce<Measurement | null>(
    (latest, next) => (latest && next.measuredOn < latest.measuredOn ? latest : next),
    null,
  );

/**
 * Progress = (actual − baseline) / (target − baseline); null where a term is missing or target equals baseline; never
 * clamped (domain, §3).
 */
export const progressOf = (
  { baseline, target }: Pick<IndicatorDefinition, 'baseline' | 'target'>,
  actual: number | null,
): number | null =>
  actual === null || baseline === null || target === null || target === baseline
    ? null
    : (actual - baseline) / (target - baseline);

/** Whether a "maintain" indicator (target equal to baseline) is met within its tolerance; null for any other, or where a term is missing. */
export const maintained = (
  { baseline, target, tolerance }: Pick<IndicatorDefinition, 'baseline' | 'target' | 'tolerance'>,
  actual: number | null,
): boolean | null =>
  actual === null || target === null || baseline !== target
    ? null
    : Math.abs(actual - target) <= (tolerance ?? 0);

/** Agreement once reached is not suspended by a party that joins later; one that leaves is no longer awaited. */
const agree = (parties: Parties, indicators: readonly Indicator[], on: string): readonly Indicator[] =>
  indicators.map((indicator) => ({
    ...indicator,
    versions: indicator.versions.map((version) =>
      version.agreedOn === null &&
      partiesAsked(parties).length > 0 &&
      awaitedParties(parties, version).length === 0
        ? { ...version, agreedOn: on }
        : version,
    ),
  }));

type Versioned = { readonly indicatorId: string; readonly version: number };

const onVersion = (
  state: Evaluation,
  { indicatorId, version }: Versioned,
  change: (version: IndicatorVersion) => IndicatorVersion,
): Evaluation => ({
  ...state,
  indicators: state.indicators.map((indicator) =>
    indicator.indicatorId === indicatorId
      ? {
          ...indicator,
          versions: indicator.versions.map((candidate) =>
            candidate.version === version ? change(candidate) : candidate,
          ),
        }
      : indicator,
  ),
});

const agreed = (state: Evaluation, on: string): Evaluation => ({
  ...state,
  indicators: agree(state.parties, state.indicators, on),
});

const proposed = ({ data, occurredOn }: Fact<EventOf<typeof IndicatorProposed>>): IndicatorVersion => ({
  version: data.version,
  definition: data.definition,
  proposedOn: occurredOn,
  replyBy: data.replyBy,
  acceptances: [],
  silences: [],
  agreedOn: null,
  measurements: [],
});

const partiesEvolve = Object.fromEntries(
  Object.keys(partiesFold.evolve).map((type) => [
    type,
    (state: Evaluation, fact: Fact): Evaluation =>
      agreed({ ...state, parties: evolveWith(partiesFold, state.parties, fact) }, fact.occurredOn),
  ]),
);

/** Indicators, with who was asked and who answered, and what was measured. */
export const evaluationFold: Fold<Evaluation> = {
  initial: { parties: partiesFold.initial, indicators: [] },
  evolve: {
    ...partiesEvolve,
    [IndicatorProposed.type]: (state, fact: Fact<EventOf<typeof IndicatorProposed>>) => ({
      ...state,
      indicators: [...state.indicators, { indicatorId: fact.data.indicatorId, versions: [proposed(fact)] }],
    }),
    [IndicatorRevised.type]: (state, fact: Fact<EventOf<typeof IndicatorProposed>>) => ({
      ...state,
      indicators: state.indicators.map((indicator) =>
        indicator.indicatorId === fact.data.indicatorId
          ? { ...indicator, versions: [...indicator.versions, proposed(fact)] }
          : indicator,
      ),
    }),
    // A late acceptance may come before a recorded one of the same party: it accepted once.
    [IndicatorAccepted.type]: (state, { data, occurredOn }: Fact<EventOf<typeof IndicatorAccepted>>) =>
      agreed(
        onVersion(state, data, (version) =>
          version.acceptances.some(({ organisationId }) => organisationId === data.organisationId)
            ? version
            : {
                ...version,
                acceptances: [
                  ...version.acceptances,
                  { organisationId: data.organisationId, on: occurredOn },
                ],
              },
        ),
        occurredOn,
      ),
    [IndicatorSilencePassedOver.type]: (
      state,
      { data, occurredOn }: Fact<EventOf<typeof IndicatorSilencePassedOver>>,
    ) => {
      const { organisationIds, justification } = data;
      return agreed(
        onVersion(state, data, (version) => ({
          ...version,
          silences: [...version.silences, { organisationIds, on: occurredOn, justification }],
        })),
        occurredOn,
      );
    },
    [MeasurementRecorded.type]: (
      state,
      { id, data, occurredOn }: Fact<EventOf<typeof MeasurementRecorded>>,
    ) =>
      onVersion(state, data, (version) => ({
        ...version,
        measurements: [
          ...version.measurements,
          {
            measurementId: id,
            measuredOn: occurredOn,
            value: data.value,
            dataSource: data.dataSource,
            comment: data.comment,
          },
        ],
      })),
  },
};
