import { aggregated, numberOf, type Figure, type SharedVersion } from '#domain';
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
import { type SharedIndicatorAggregate, type SharedIndicatorUse } from './shared-indicators.response.js';

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

/** One indicator of the shared library, with all its versions; null where the library has it not at the point. */
export async function sharedIndicatorOf(
  database: Queryable,
  point: ReadPoint,
  sharedIndicatorId: string,
): Promise<SharedIndicatorRow | null> {
  const parameters = new SqlParameters();
  const [row] = await database.query<{ item: SharedIndicatorRow }[]>(
    `SELECT to_jsonb(item) AS item FROM (
       SELECT ${columnsOf(database, SharedIndicatorRow, 's')} FROM ${sharedIndicatorsAt(point, parameters)} s
       WHERE s.shared_indicator_id = ${parameters.add(sharedIndicatorId)}::uuid) item`,
    parameters.values,
  );
  return row?.item ?? null;
}

/** The version asked for, or the latest; undefined where the library has none such at the point. */
async function versionOf(
  database: Queryable,
  point: ReadPoint,
  sharedIndicatorId: string,
  version: number | undefined,
): Promise<SharedVersion | undefined> {
  const row = await sharedIndicatorOf(database, point, sharedIndicatorId);
  return row?.versions.find((one) => one.version === (version ?? row.version));
}

/**
 * SQL of why an indicator `i` counts not at a version of the definition, null where it does: indicators aggregate only when
 * they share one definition (domain, §3).
 */
const leftOut = (version: string): string => `CASE
    WHEN i.shared_version <> ${version} THEN 'other-version'
    WHEN i.agreed_on IS NULL THEN 'not-agreed'
    WHEN i.measurement_count = 0 THEN 'not-measured'
    WHEN i.measure = 'qualitative' THEN 'qualitative'
  END`;

/** The indicators of the partnerships of a filter that use a shared one, as a FROM item `i`. */
const usersOf = (
  sharedIndicatorId: string,
  version: number,
  filter: PartnershipFilter,
  sights: Sights,
  parameters: SqlParameters,
): string => `(WITH ${scopeOf(filter, sights, parameters)}
    SELECT i.*, scope.title, ${leftOut(`${parameters.add(version)}::integer`)} AS left_out
    FROM ${sights.table('indicator', parameters)} i JOIN scope USING (partnership_id)
    WHERE i.shared_indicator_id = ${parameters.add(sharedIndicatorId)}::uuid) i`;

/**
 * The indicators of the partnerships of a filter that use a shared one, by title of their partnership, a page at a time, each
 * with why it counts not at a version of the definition; null where the library has no such version at the point.
 * @param version the latest, when absent @throws InvalidCursor
 */
export async function listSharedIndicatorUses(
  database: Queryable,
  sights: Sights,
  sharedIndicatorId: string,
  version: number | undefined,
  filter: PartnershipFilter,
  page: PageRequest,
): Promise<Page<SharedIndicatorUse> | null> {
  const known = await versionOf(database, sights.point, sharedIndicatorId, version);
  if (!known) return null;
  const parameters = new SqlParameters();
  return listPage<SharedIndicatorUse>(
    database,
    {
      columns: `i.partnership_id AS "partnershipId", i.title, i.indicator_id AS "indicatorId",
        i.shared_version AS "sharedVersion", i.measured_on AS "measuredOn", i.actual AS figure, i.numerator,
        i.denominator, i.left_out AS "leftOut"`,
      from: usersOf(sharedIndicatorId, known.version, filter, sights, parameters),
      where: [],
      sort: { name: 'title', expression: 'read.folded(i.title)', descending: false },
      id: ['i.partnership_id', 'i.indicator_id'],
    },
    parameters,
    page,
  );
}

/** Indicators that count, or that are left out for one reason. */
interface Judged {
  readonly leftOut: SharedIndicatorUse['leftOut'];
  readonly indicators: number;
  readonly partnerships: number;
  readonly figures: readonly Pick<Figure, 'value' | 'numerator' | 'denominator'>[] | null;
}

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
  const known = await versionOf(database, sights.point, sharedIndicatorId, version);
  if (!known) return null;
  const { measure } = known.definition;
  const parameters = new SqlParameters();
  const judged = await database.query<Judged[]>(
    `SELECT i.left_out AS "leftOut", count(*)::int AS indicators,
       count(DISTINCT i.partnership_id)::int AS partnerships,
       CASE WHEN i.left_out IS NULL THEN jsonb_agg(jsonb_build_object(
         'value', i.actual, 'numerator', i.numerator, 'denominator', i.denominator)
         ORDER BY i.partnership_id, i.indicator_id) END AS figures
     FROM ${usersOf(sharedIndicatorId, known.version, filter, sights, parameters)}
     GROUP BY i.left_out ORDER BY i.left_out`,
    parameters.values,
  );
  const counted = judged.find(({ leftOut: reason }) => reason === null);
  const figures = (counted?.figures ?? []).map(({ value, numerator, denominator }): Figure => ({
    value: measure === 'percentage' ? null : value,
    numerator,
    denominator,
  }));
  const together = aggregated(measure, figures);
  return {
    sharedIndicatorId,
    version: known.version,
    definition: { ...known.definition, scale: known.definition.scale && [...known.definition.scale] },
    indicators: counted?.indicators ?? 0,
    partnerships: counted?.partnerships ?? 0,
    figure: numberOf(measure, together),
    numerator: together.numerator,
    denominator: together.denominator,
    leftOut: judged.flatMap(({ leftOut: reason, indicators }) =>
      reason === null ? [] : [{ reason, indicators }],
    ),
  };
}
