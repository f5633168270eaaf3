import {
  CATEGORY_LABELS,
  labelOf,
  PLAN_BEGINS,
  PLAN_LABELS,
  PLANS,
  STANDING_LABELS,
  STANDINGS,
  CATEGORIES,
  type CohortsBy,
  type Label,
} from '#domain';

/** The cohort of what no document states. */
export const NOT_STATED = 'not-stated';
const NOT_STATED_LABEL: Label = { fr: 'Non précisé', en: 'Not stated' };

const YEAR = 'extract(year FROM p.started_on)::int';
const PLAN = `CASE ${Object.entries(PLAN_BEGINS)
  .sort(([, one], [, other]) => other - one)
  .map(([plan, year]) => `WHEN ${YEAR} >= ${year} THEN '${plan}'`)
  .join(' ')} ELSE 'before-plans' END`;
const ofStart = (cohort: string): string =>
  `CASE WHEN p.start_precision = '${NOT_STATED}' THEN '${NOT_STATED}' ELSE ${cohort} END`;
const one = (cohort: string, name = cohort): string =>
  `LATERAL (SELECT ${cohort} AS cohort, ${name} AS name) c`;

/** SQL of the cohorts `c` (cohort, name) that each partnership `p` stands in. */
export const COHORTS_IN_SQL: Readonly<Record<CohortsBy, string>> = {
  stage: one('p.standing'),
  category: one('p.category'),
  'start-year': one(ofStart(`(${YEAR})::text`)),
  plan: one(ofStart(PLAN)),
  territory: `LATERAL (SELECT coalesce(place->>'level' || '/' || (place->>'code'), place->>'name') AS cohort,
      min(place->>'name') AS name FROM jsonb_array_elements(p.territories) place GROUP BY 1) c`,
};

/** What a cohort is called. */
export function cohortLabel(by: CohortsBy, cohort: string, name: string): Label {
  if (by === 'stage') return labelOf(STANDING_LABELS, cohort);
  if (by === 'category') return labelOf(CATEGORY_LABELS, cohort);
  if (cohort === NOT_STATED) return NOT_STATED_LABEL;
  return by === 'plan' ? labelOf(PLAN_LABELS, cohort) : { fr: name, en: name };
}

const ORDERS: Readonly<Partial<Record<CohortsBy, readonly string[]>>> = {
  stage: STANDINGS,
  category: CATEGORIES,
  plan: [...PLANS, NOT_STATED],
};

interface Sized {
  readonly cohort: string;
  readonly n: number;
}

/** Cohorts in their own order: of the path, of the list, of time; territories by how many partnerships have results there. */
export function inOrder<Cohort extends Sized>(by: CohortsBy, cohorts: readonly Cohort[]): Cohort[] {
  const order = ORDERS[by];
  return cohorts.toSorted((a, b) => {
    if (order) return order.indexOf(a.cohort) - order.indexOf(b.cohort);
    const bySize = by === 'territory' ? b.n - a.n : 0;
    return bySize !== 0 ? bySize : a.cohort < b.cohort ? -1 : a.cohort > b.cohort ? 1 : 0;
  });
}
