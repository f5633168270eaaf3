import { IMPACT_OF, IMPACTS, SUB_IMPACTS, type CohortsBy, type Impact, type SubImpact } from '#domain';
import { metadataIn, type Queryable } from '../../listing/queryable.js';
import { SqlParameters } from '../../listing/sql-parameters.js';
import { scopeOf, type PartnershipFilter } from '../../partnership-directory/partnership-filter.js';
import { type Sights } from '../../sight/sights.js';
import { RoundImpactRow } from '../round-impact.row.js';
import {
  type Cohort,
  type CohortFigures,
  type CohortImpact,
  type CohortMarks,
  type CohortTrajectories,
  type CohortYear,
} from './cohort-trajectories.response.js';
import { cohortLabel, COHORTS_IN_SQL, inOrder } from './cohorts.js';

/** Trajectories; what they are stamped with is the asker's to add. */
export type CohortsContent = Omit<CohortTrajectories, 'stamp'>;

/** Fewer partnerships than this are too few to compare. */
const SMALLEST = 5;
/** Cohorts shown at most. */
const MOST_COHORTS = 60;

const SUBJECTS: readonly (Impact | SubImpact)[] = [...IMPACTS, ...SUB_IMPACTS];

interface CountedCohort {
  readonly cohort: string;
  readonly name: string;
  readonly partnerships: number;
  readonly n: number;
}

/** Of one cohort, year and kind of viewpoint: for each impact and sub-impact n, and five quantiles. */
interface YearOfCohort {
  readonly cohort: string;
  readonly year: number;
  readonly kind: RoundImpactRow['kind'] | null;
  readonly n: number;
  readonly figures: readonly (readonly [number, readonly number[] | null])[];
}

/**
 * How cohorts of the partnerships seen fare, over the years: of each partnership the last results of each year, in one
 * value for its parties and one for its panels; of the cohort how these values spread.
 */
export async function cohortTrajectories(
  database: Queryable,
  sights: Sights,
  by: CohortsBy,
  filter: PartnershipFilter,
): Promise<CohortsContent> {
  const cohorts = await countedCohorts(database, sights, by, filter);
  const all = await countedScope(database, sights, filter);
  const shown = cohorts
    .filter(({ n }) => n > 0)
    .toSorted((one, other) => other.n - one.n)
    .slice(0, MOST_COHORTS);
  const years = shown.length > 0 ? await yearsOf(database, sights, by, filter, shown) : [];
  const byCohort = Map.groupBy(years, ({ cohort }) => cohort);
  return {
    by,
    ...all,
    smallest: SMALLEST,
    cohorts: inOrder(by, shown).map(({ cohort, name, partnerships, n }): Cohort => ({
      cohort,
      label: cohortLabel(by, cohort, name),
      partnerships,
      n,
      tooSmall: n < SMALLEST,
      years: yearsInOrder(byCohort.get(cohort) ?? []),
    })),
    leftOut: cohorts.filter(({ n }) => n > 0).length - shown.length,
  };
}

/** Whether a partnership `p` has results. */
const hasResults = (sights: Sights, parameters: SqlParameters): string =>
  `p.partnership_id IN (SELECT r.partnership_id FROM ${sights.table('round', parameters)} r WHERE r.has_results)`;

async function countedScope(database: Queryable, sights: Sights, filter: PartnershipFilter) {
  const parameters = new SqlParameters();
  const scope = scopeOf(filter, sights, parameters);
  const [row] = await database.query<{ partnerships: number; n: number }[]>(
    `WITH ${scope} SELECT count(*)::int AS partnerships, count(*) FILTER (WHERE ${hasResults(sights, parameters)})::int AS n
     FROM scope p`,
    parameters.values,
  );
  return row!;
}

async function countedCohorts(
  database: Queryable,
  sights: Sights,
  by: CohortsBy,
  filter: PartnershipFilter,
): Promise<CountedCohort[]> {
  const parameters = new SqlParameters();
  const scope = scopeOf(filter, sights, parameters);
  return database.query<CountedCohort[]>(
    `WITH ${scope} SELECT c.cohort, min(c.name) AS name, count(*)::int AS partnerships,
       count(*) FILTER (WHERE ${hasResults(sights, parameters)})::int AS n
     FROM scope p CROSS JOIN ${COHORTS_IN_SQL[by]} GROUP BY c.cohort ORDER BY c.cohort`,
    parameters.values,
  );
}

async function yearsOf(
  database: Queryable,
  sights: Sights,
  by: CohortsBy,
  filter: PartnershipFilter,
  shown: readonly CountedCohort[],
): Promise<YearOfCohort[]> {
  const parameters = new SqlParameters();
  const scope = scopeOf(filter, sights, parameters);
  const columns = new Map(
    metadataIn(database, RoundImpactRow).columns.map(({ propertyName, databaseName }) => [
      propertyName,
      databaseName,
    ]),
  );
  const figures = SUBJECTS.map((subject) => {
    const column = `impact.${columns.get(subject)}`;
    return `jsonb_build_array(count(${column}),
      percentile_cont(ARRAY[0, 0.25, 0.5, 0.75, 1]::float8[]) WITHIN GROUP (ORDER BY ${column}))`;
  });
  // Of each partnership and year the last round drawn, whatever it asked.
  return database.query<YearOfCohort[]>(
    `WITH ${scope}, drawn AS (
       SELECT DISTINCT ON (r.partnership_id, extract(year FROM r.closed_on)) r.partnership_id, r.round_id,
         extract(year FROM r.closed_on)::int AS year
       FROM ${sights.table('round', parameters)} r JOIN scope USING (partnership_id) WHERE r.has_results
       ORDER BY r.partnership_id, extract(year FROM r.closed_on), r.closed_on DESC, r.round_id)
     SELECT c.cohort, drawn.year, impact.kind, count(DISTINCT drawn.partnership_id)::int AS n,
       jsonb_build_array(${figures.join(', ')}) AS figures
     FROM drawn JOIN scope p USING (partnership_id) CROSS JOIN ${COHORTS_IN_SQL[by]}
       LEFT JOIN ${sights.table('round_impact', parameters)} impact USING (round_id)
     WHERE c.cohort = ANY (${parameters.add(shown.map(({ cohort }) => cohort))}::text[])
     GROUP BY GROUPING SETS ((c.cohort, drawn.year), (c.cohort, drawn.year, impact.kind))
     HAVING grouping(impact.kind) = 1 OR impact.kind IS NOT NULL`,
    parameters.values,
  );
}

const cohortFigures = (
  figures: YearOfCohort['figures'] | undefined,
  subject: Impact | SubImpact,
): CohortFigures | null => {
  const [n, quantiles] = figures?.[SUBJECTS.indexOf(subject)] ?? [0, null];
  if (n === 0 || !quantiles) return null;
  const [min, lowerQuartile, median, upperQuartile, max] = quantiles as [
    number,
    number,
    number,
    number,
    number,
  ];
  return { n, median, lowerQuartile, upperQuartile, min, max };
};

function yearsInOrder(rows: readonly YearOfCohort[]): CohortYear[] {
  return rows
    .filter(({ kind }) => kind === null)
    .toSorted((one, other) => one.year - other.year)
    .map(({ year, n }) => {
      const of = (kind: RoundImpactRow['kind']) =>
        rows.find((row) => row.year === year && row.kind === kind)?.figures;
      const marks = (subject: Impact | SubImpact): CohortMarks => ({
        parties: cohortFigures(of('party'), subject),
        panels: cohortFigures(of('panel'), subject),
      });
      return { year, n, tooSmall: n < SMALLEST, impacts: impactsOf(marks) };
    });
}

const impactsOf = (marks: (subject: Impact | SubImpact) => CohortMarks): CohortImpact[] =>
  IMPACTS.map((impact) => ({
    impact,
    ...marks(impact),
    subImpacts: SUB_IMPACTS.filter((subImpact) => IMPACT_OF[subImpact] === impact).map((subImpact) => ({
      subImpact,
      ...marks(subImpact),
    })),
  }));
