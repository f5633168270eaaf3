import {
  awaitedParties,
  currentVersion,
  IMPACT_OF,
  IMPACTS,
  latestMeasurement,
  maintained,
  progressOf,
  SUB_IMPACTS,
  type Indicator,
  type IndicatorVersion,
  versionInUse,
  type Parties,
} from '#domain';
import { toBeOpened } from '../to-be-opened.js';
import { named, type OrganisationsOfSheet } from './organisations-of-sheet.js';
import { type SheetImpact, type SheetIndicatorVersion } from './sheet-indicators.response.js';

/** What a sheet shows of the evaluation: every impact and sub-impact, with the indicators that measure them. */
export function impactsOfSheet(
  indicators: readonly Indicator[],
  parties: Parties,
  organisations: OrganisationsOfSheet,
): SheetImpact[] {
  const bySubImpact = Map.groupBy(indicators, (indicator) => versionInUse(indicator).definition.subImpact);
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
              ? awaitedParties(parties, version)
              : [],
            organisations,
          ),
        ),
      })),
    })),
  }));
}

function versionOfSheet(
  version: IndicatorVersion,
  awaited: readonly string[],
  organisations: OrganisationsOfSheet,
): SheetIndicatorVersion {
  const organisation = named(organisations);
  const { definition, acceptances, silences, measurements, ...dates } = version;
  const { subImpact: _, ...defined } = definition;
  const latest = latestMeasurement(version);
  const actual = latest?.value ?? null;
  return {
    ...defined,
    ...dates,
    acceptances: acceptances.map(({ organisationId, on }) => ({ ...organisation(organisationId), on })),
    awaited: awaited.map(organisation),
    silences: silences.map(({ organisationIds, on, justification }) => ({
      organisations: organisationIds.map(organisation),
      on,
      justification: toBeOpened(justification),
    })),
    measurements: measurements
      .map(({ measurementId, comment, ...measurement }) => ({
        factId: measurementId,
        ...measurement,
        comment: toBeOpened(comment),
      }))
      .sort((a, b) => (a.measuredOn < b.measuredOn ? -1 : a.measuredOn > b.measuredOn ? 1 : 0)),
    actual,
    measuredOn: latest?.measuredOn ?? null,
    progress: progressOf(definition, actual),
    maintained: maintained(definition, actual),
  };
}
