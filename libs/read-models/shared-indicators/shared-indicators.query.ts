import { aggregated, numberOf, type Figure, type MeasureKind } from '#domain';
import { columnsOf } from '../listing/columns-of.js';
import { type Page, type PageRequest } from '../listing/cursor-page.js';
import { listPage } from '../listing/list-page.js';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { scopeOf, type PartnershipFilter } from '../partnership-directory/partnership-filter.js';
import { type Sights } from '../sight/sights.js';
import { type ReadPoint } from '../two-clocks/read-point.js';
import { sharedIndicatorsAt } from '../two-clocks/shared-indicators-at.js';
import { SharedIndicatorRow } from './shared-indicator.row.js';
import { type AggregatedIndicator, type SharedIndicatorAggregate } from './shared-indicators.response.js';

/** The shared library by name, a page at a time; everyone who is signed in sees it. @throws InvalidCursor */
export function listSharedIndicators(
  database: Queryable,
  point: ReadPoint,
  page: PageRequest,
): Promise<Page<SharedIndicatorRow>> {
  const parameters = new SqlParameters();
  return listPage<SharedIndicatorRow>(
    database,
    {
      columns: columnsOf(database, SharedIndicatorRow, 's'),
      from: `${sharedIndicatorsAt(point, parameters)} s`,
      where: [],
      sort: { name: 'name', expression: 'read.folded(s.name)', descending: false },
      id: ['s.shared_indicator_id'],
    },
    parameters,
    page,
  );
}

/** How many indicators an aggregate lists. */
const LISTED = 500;

type Used = Omit<AggregatedIndicator, 'leftOut' | 'figure'> & {
  readonly measure: MeasureKind;
  readonly agreedOn: string | null;
  readonly measurementCount: number;
  readonly actual: number | null;
};

/** Why an indicator counts not; indicators aggregate only when they share one definition (domain, §3). */
function leftOut(used: Used, version: number): AggregatedIndicator['leftOut'] {
  if (used.sharedVersion !== version) return 'other-version';
  if (used.agreedOn === null) return 'not-agreed';
  if (used.measurementCount === 0) return 'not-measured';
  return used.measure === 'qualitative' ? 'qualitative' : null;
}

const figureOf = ({ measure, actual, numerator, denominator }: Used): Figure => ({
  value: measure === 'percentage' ? null : actual,
  ...{ numerator, denominator },
});

/**
 * A shared indicator over the partnerships of a filter that the caller's reports are of, at a version of its definition; null
 * where the library has no such version at the point.
 * @param version the latest, when absent
 */
export async function sharedIndicatorOver(
  database: Queryable,
  sights: Sights,
  sharedIndicatorId: string,
  version: number | undefined,
  filter: PartnershipFilter,
): Promise<Omit<SharedIndicatorAggregate, 'stamp'> | null> {
  const ofLibrary = new SqlParameters();
  const [row] = await database.query<Pick<SharedIndicatorRow, 'version' | 'versions'>[]>(
    `SELECT s.version, s.versions FROM ${sharedIndicatorsAt(sights.point, ofLibrary)} s
     WHERE s.shared_indicator_id = ${ofLibrary.add(sharedIndicatorId)}::uuid`,
    ofLibrary.values,
  );
  const asked = version ?? row?.version;
  const known = row?.versions.find((one) => one.version === asked);
  if (!known) return null;
  const parameters = new SqlParameters();
  const scope = scopeOf(filter, sights, parameters);
  const used = await database.query<Used[]>(
    `WITH ${scope}
     SELECT i.partnership_id AS "partnershipId", scope.title, i.indicator_id AS "indicatorId",
       i.shared_version AS "sharedVersion", i.measured_on::text AS "measuredOn", i.measure,
       i.agreed_on::text AS "agreedOn", i.measurement_count AS "measurementCount",
       i.actual, i.numerator, i.denominator
     FROM ${sights.table('indicator', parameters)} i JOIN scope USING (partnership_id)
     WHERE i.shared_indicator_id = ${parameters.add(sharedIndicatorId)}::uuid
     ORDER BY read.folded(scope.title), i.partnership_id, i.indicator_id`,
    parameters.values,
  );
  const { measure } = known.definition;
  const judged = used.map((one) => ({ one, reason: leftOut(one, known.version) }));
  const counted = judged.flatMap(({ one, reason }) => (reason === null ? [one] : []));
  const together = aggregated(measure, counted.map(figureOf));
  const reasons = Map.groupBy(
    judged.flatMap(({ reason }) => (reason === null ? [] : [reason])),
    (reason) => reason,
  );
  return {
    sharedIndicatorId,
    version: known.version,
    definition: { ...known.definition, scale: known.definition.scale && [...known.definition.scale] },
    indicators: counted.length,
    partnerships: new Set(counted.map(({ partnershipId }) => partnershipId)).size,
    figure: numberOf(measure, together),
    numerator: together.numerator,
    denominator: together.denominator,
    leftOut: [...reasons].map(([reason, all]) => ({ reason, indicators: all.length })),
    listed: judged.slice(0, LISTED).map(({ one, reason }) => ({
      ...{ partnershipId: one.partnershipId, title: one.title, indicatorId: one.indicatorId },
      ...{ sharedVersion: one.sharedVersion, measuredOn: one.measuredOn, figure: one.actual },
      ...{ numerator: one.numerator, denominator: one.denominator, leftOut: reason },
    })),
  };
}
