import {
  actualOf,
  awaitedParties,
  currentVersion,
  IMPACT_OF,
  IMPACTS,
  latestMeasurement,
  maintained,
  numberOf,
  opposedParties,
  progressOf,
  SUB_IMPACTS,
  type IndicatorVersion,
  versionInUse,
  type Evaluation,
  type IndicatorDefinition,
} from '#domain';
import { toBeOpened } from '../to-be-opened.js';
import { named, type OrganisationsOfSheet } from './organisations-of-sheet.js';
import {
  type SheetDefinition,
  type SheetImpact,
  type SheetIndicatorVersion,
} from './sheet-indicators.response.js';

/** What a sheet shows of the evaluation: every impact and sub-impact, with the indicators that measure them. */
export function impactsOfSheet(evaluation: Evaluation, organisations: OrganisationsOfSheet): SheetImpact[] {
  const bySubImpact = Map.groupBy(
    evaluation.indicators,
    (indicator) => versionInUse(indicator).definition.subImpact,
  );
  return IMPACTS.map((impact) => ({
    impact,
    subImpacts: SUB_IMPACTS.filter((subImpact) => IMPACT_OF[subImpact] === impact).map((subImpact) => ({
      subImpact,
      indicators: (bySubImpact.get(subImpact) ?? []).map((indicator) => ({
        indicatorId: indicator.indicatorId,
        version: versionInUse(indicator).version,
        versions: indicator.versions.map((version) =>
          versionOfSheet(
            version,
            version === currentVersion(indicator) && version.agreedOn === null
              ? { awaited: awaitedParties(evaluation, version), opposed: opposedParties(evaluation, version) }
              : { awaited: [], opposed: [] },
            organisations,
          ),
        ),
      })),
    })),
  }));
}

function versionOfSheet(
  version: IndicatorVersion,
  { awaited, opposed }: { readonly awaited: readonly string[]; readonly opposed: readonly string[] },
  organisations: OrganisationsOfSheet,
): SheetIndicatorVersion {
  const organisation = named(organisations);
  const { definition, acceptances, refusals, silences, measurements, source, ...dates } = version;
  const latest = latestMeasurement(version);
  const actual = actualOf(version);
  return {
    ...definitionOfSheet(definition),
    ...dates,
    source: source && { ...source },
    acceptances: acceptances.map(({ organisationId, on }) => ({ ...organisation(organisationId), on })),
    awaited: awaited.map(organisation),
    opposed: opposed.map(organisation),
    refusals: refusals.map(({ refusalId, organisationId, on, reason, counterProposal, stands }) => ({
      ...organisation(organisationId),
      ...{ factId: refusalId, on, stands },
      reason: toBeOpened(reason),
      counterProposal: counterProposal && definitionOfSheet(counterProposal),
    })),
    silences: silences.map(({ organisationIds, on, justification }) => ({
      organisations: organisationIds.map(organisation),
      on,
      justification: toBeOpened(justification),
    })),
    measurements: measurements
      .map(({ measurementId, comment, text, groups, period, ...measurement }) => ({
        factId: measurementId,
        ...measurement,
        figure: numberOf(definition.measure, measurement),
        text: toBeOpened(text),
        period: period && { ...period },
        groups: groups.map((one) => ({ ...one })),
        comment: toBeOpened(comment),
      }))
      .sort((a, b) => (a.measuredOn < b.measuredOn ? -1 : a.measuredOn > b.measuredOn ? 1 : 0)),
    actual,
    measuredOn: latest?.measuredOn ?? null,
    progress: progressOf(definition, actual),
    maintained: maintained(definition, actual),
  };
}

const definitionOfSheet = ({
  scale,
  disaggregation,
  ...definition
}: IndicatorDefinition): SheetDefinition => ({
  ...definition,
  scale: scale && [...scale],
  disaggregation: disaggregation && { ...disaggregation, groups: [...disaggregation.groups] },
});
