import {
  awaitedParties,
  IMPACT_OF,
  actualOf,
  latestMeasurement,
  maintained,
  measured,
  opposedParties,
  progressOf,
  versionInUse,
  type Evaluation,
  type Indicator,
} from '#domain';
import { follows, type ProjectedTable } from '#projections';
import { type KnownPartnership } from '../partnership-state.js';
import { IndicatorRow } from './indicator.row.js';

function indicatorRow(
  partnershipId: string,
  evaluation: Pick<Evaluation, 'parties' | 'requiredParties'>,
  indicator: Indicator,
): IndicatorRow {
  const version = versionInUse(indicator);
  const { definition } = version;
  const latest = latestMeasurement(version);
  const figure = measured(version);
  const actual = actualOf(version);
  return {
    partnershipId,
    indicatorId: indicator.indicatorId,
    version: version.version,
    impact: IMPACT_OF[definition.subImpact],
    subImpact: definition.subImpact,
    evaluates: definition.evaluates,
    name: definition.name,
    unit: definition.unit,
    measure: definition.measure,
    accumulation: definition.accumulation,
    sharedIndicatorId: definition.shared?.sharedIndicatorId ?? null,
    sharedVersion: definition.shared?.version ?? null,
    direction: definition.direction,
    baseline: definition.baseline,
    target: definition.target,
    periodFrom: definition.periodFrom,
    periodTo: definition.periodTo,
    agreedOn: version.agreedOn,
    awaitedParties: version.agreedOn === null ? awaitedParties(evaluation, version) : [],
    opposedParties: version.agreedOn === null ? opposedParties(evaluation, version) : [],
    replyBy: version.replyBy,
    silenceJustifications: version.silences.map(({ justification }) => justification),
    measurementCount: version.measurements.length,
    measuredOn: latest?.measuredOn ?? null,
    actual,
    numerator: figure?.numerator ?? null,
    denominator: figure?.denominator ?? null,
    progress: progressOf(definition, actual),
    maintained: maintained(definition, actual),
  };
}

/** What is measured on the three impacts, with the progress of each indicator. */
export const indicatorTable: ProjectedTable<KnownPartnership> = {
  entity: IndicatorRow,
  keyColumn: 'partnershipId',
  history: true,
  rows: follows(
    ({ partnership: { evaluation } }) => [
      evaluation.parties,
      evaluation.requiredParties,
      evaluation.indicators,
    ],
    (partnershipId, parties, requiredParties, indicators) =>
      indicators.map((indicator) => indicatorRow(partnershipId, { parties, requiredParties }, indicator)),
  ),
};
