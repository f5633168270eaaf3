import { type EventOf } from '../kernel/event.js';
import { type Fact, type Source } from '../kernel/fact.js';
import { evolveWith, type Fold } from '../kernel/history.js';
import { isAgreed, withAcceptance, withRefusal, type Asking, type Replies } from './agreement.js';
import { EvaluationFrameworkSet } from './framework-events.js';
import { type IndicatorDefinition } from './indicator-definition.js';
import {
  IndicatorAccepted,
  IndicatorAgreementTranscribed,
  IndicatorProposed,
  IndicatorRefused,
  IndicatorRevised,
  IndicatorSilencePassedOver,
  MeasurementRecorded,
} from './indicator-events.js';
import { partiesFold } from './parties.js';
import { aggregated, numberOf, type Figure } from './progress.js';

type Measured = EventOf<typeof MeasurementRecorded>['data'];

/** A measure of an indicator, tied to the version it was taken under; its id is the fact's. */
export interface Measurement extends Omit<Readonly<Measured>, 'indicatorId' | 'version'> {
  readonly measurementId: string;
  readonly measuredOn: string;
}

export interface IndicatorVersion extends Replies {
  readonly version: number;
  readonly definition: IndicatorDefinition;
  readonly proposedOn: string;
  readonly replyBy: string;
  /** The refusal whose counter-proposal it takes up. */
  readonly adopts: string | null;
  /** True for an agreement made before the ledger, known from a document. */
  readonly isTranscribed: boolean;
  readonly source: Source | null;
  /** Day from which it can be measured: every required party had accepted, or its silence was passed over. */
  readonly agreedOn: string | null;
  readonly measurements: readonly Measurement[];
}

export interface Indicator {
  readonly indicatorId: string;
  readonly versions: readonly IndicatorVersion[];
}

export interface Evaluation extends Asking {
  /** Day on which the framework last said who must accept; null where it never did. */
  readonly frameworkSetOn: string | null;
  readonly indicators: readonly Indicator[];
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

/** Where an indicator stands: the last measure of a stock, the sum of a flow over its periods; null while none was taken. */
export function measured(version: IndicatorVersion): Figure | null {
  const { definition, measurements } = version;
  if (definition.accumulation === 'stock') return latestMeasurement(version);
  return measurements.length === 0 ? null : aggregated(definition.measure, measurements);
}

/** The same as one number; null of a quality too. */
export function actualOf(version: IndicatorVersion): number | null {
  const figure = measured(version);
  return figure && numberOf(version.definition.measure, figure);
}

/** Agreement once reached is not suspended by a party that joins later; one that leaves is no longer awaited. */
const agreed = (state: Evaluation, on: string): Evaluation => ({
  ...state,
  indicators: state.indicators.map((indicator) => ({
    ...indicator,
    versions: indicator.versions.map((version) =>
      version.agreedOn === null && isAgreed(state, version) ? { ...version, agreedOn: on } : version,
    ),
  })),
});

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

const UNANSWERED = { acceptances: [], refusals: [], silences: [], measurements: [] } as const;

const proposed = ({
  data: { version, definition, replyBy },
  occurredOn,
}: Fact<EventOf<typeof IndicatorProposed> | EventOf<typeof IndicatorRevised>>): IndicatorVersion => ({
  ...{ ...UNANSWERED, version, definition, replyBy },
  ...{ proposedOn: occurredOn, adopts: null, isTranscribed: false, source: null, agreedOn: null },
});

const transcribed = ({
  data: { version, definition, organisationIds },
  occurredOn,
  source,
}: Fact<EventOf<typeof IndicatorAgreementTranscribed>>): IndicatorVersion => ({
  ...{ ...UNANSWERED, version, definition, adopts: null, isTranscribed: true, source: source ?? null },
  ...{ proposedOn: occurredOn, replyBy: occurredOn, agreedOn: occurredOn },
  acceptances: organisationIds.map((organisationId) => ({ organisationId, on: occurredOn })),
});

const withVersion = (state: Evaluation, indicatorId: string, version: IndicatorVersion): Evaluation => ({
  ...state,
  indicators: state.indicators.map((indicator) =>
    indicator.indicatorId === indicatorId
      ? { ...indicator, versions: [...indicator.versions, version] }
      : indicator,
  ),
});

const withIndicator = (state: Evaluation, indicatorId: string, version: IndicatorVersion): Evaluation => ({
  ...state,
  indicators: [...state.indicators, { indicatorId, versions: [version] }],
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
  initial: { parties: partiesFold.initial, requiredParties: null, frameworkSetOn: null, indicators: [] },
  evolve: {
    ...partiesEvolve,
    [EvaluationFrameworkSet.type]: (
      state,
      { data: { requiredParties }, occurredOn }: Fact<EventOf<typeof EvaluationFrameworkSet>>,
    ) => agreed({ ...state, requiredParties, frameworkSetOn: occurredOn }, occurredOn),
    [IndicatorProposed.type]: (state, fact: Fact<EventOf<typeof IndicatorProposed>>) =>
      withIndicator(state, fact.data.indicatorId, proposed(fact)),
    [IndicatorRevised.type]: (state, fact: Fact<EventOf<typeof IndicatorRevised>>) =>
      withVersion(state, fact.data.indicatorId, { ...proposed(fact), adopts: fact.data.adopts }),
    [IndicatorAgreementTranscribed.type]: (
      state,
      fact: Fact<EventOf<typeof IndicatorAgreementTranscribed>>,
    ) =>
      (findIndicator(state, fact.data.indicatorId) ? withVersion : withIndicator)(
        state,
        fact.data.indicatorId,
        transcribed(fact),
      ),
    [IndicatorAccepted.type]: (state, { data, occurredOn }: Fact<EventOf<typeof IndicatorAccepted>>) =>
      agreed(
        onVersion(state, data, (version) => withAcceptance(version, data.organisationId, occurredOn)),
        occurredOn,
      ),
    [IndicatorRefused.type]: (state, { id, data, occurredOn }: Fact<EventOf<typeof IndicatorRefused>>) => {
      const { organisationId, reason, counterProposal } = data;
      const refusal = { refusalId: id, organisationId, on: occurredOn, reason, counterProposal };
      return onVersion(state, data, (version) => withRefusal(version, refusal));
    },
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
    ) => {
      const { indicatorId: _, version: __, ...said } = data;
      return onVersion(state, data, (version) => ({
        ...version,
        measurements: [...version.measurements, { measurementId: id, measuredOn: occurredOn, ...said }],
      }));
    },
  },
};
