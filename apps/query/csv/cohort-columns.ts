import { IMPACT_LABELS, SUB_IMPACT_LABELS, type Impact, type Label, type SubImpact } from '#domain';
import { type CohortFigures, type CohortMarks, type CohortTrajectories } from '#read-models';
import { column, labelled, type Column } from './column.js';

/** Trajectories as a flat table: one line a cohort, year, impact or sub-impact, and kind of viewpoint. */
export interface CohortLine {
  readonly cohort: Label;
  readonly partnerships: number;
  readonly year: number;
  readonly n: number;
  readonly tooSmall: boolean;
  readonly impact: Impact;
  readonly subImpact: SubImpact | null;
  readonly kind: keyof typeof KINDS;
  readonly figures: CohortFigures | null;
}

const KINDS = {
  parties: { fr: 'Parties', en: 'Parties' },
  panels: { fr: 'Panels', en: 'Panels' },
} as const;

const byKind = (marks: CohortMarks) =>
  (Object.keys(KINDS) as (keyof typeof KINDS)[]).map((kind) => ({ kind, figures: marks[kind] }));

export const cohortLines = ({ cohorts }: CohortTrajectories): CohortLine[] =>
  cohorts.flatMap(({ label, partnerships, years }) =>
    years.flatMap(({ year, n, tooSmall, impacts }) =>
      impacts.flatMap(({ impact, subImpacts, ...marks }) =>
        [{ subImpact: null, ...marks }, ...subImpacts].flatMap(({ subImpact, ...of }) =>
          byKind(of).map((one) => ({
            ...{ cohort: label, partnerships, year, n, tooSmall, impact, subImpact },
            ...one,
          })),
        ),
      ),
    ),
  );

export const COHORT_COLUMNS: readonly Column<CohortLine>[] = [
  column('Cohorte', 'Cohort', (line, language) => line.cohort[language]),
  column('Partenariats', 'Partnerships', (line) => line.partnerships),
  column('Année', 'Year', (line) => line.year),
  column('Avec résultats', 'With results', (line) => line.n),
  column('Trop peu pour comparer', 'Too few to compare', (line) => line.tooSmall),
  column('Impact', 'Impact', (line, language) => labelled(IMPACT_LABELS, line.impact, language)),
  column('Sous-impact', 'Sub-impact', (line, language) =>
    labelled(SUB_IMPACT_LABELS, line.subImpact, language),
  ),
  column('Points de vue', 'Viewpoints', (line, language) => KINDS[line.kind][language]),
  column('Nombre', 'Number', (line) => line.figures?.n),
  column('Médiane', 'Median', (line) => line.figures?.median),
  column('Premier quartile', 'Lower quartile', (line) => line.figures?.lowerQuartile),
  column('Troisième quartile', 'Upper quartile', (line) => line.figures?.upperQuartile),
  column('Minimum', 'Lowest', (line) => line.figures?.min),
  column('Maximum', 'Highest', (line) => line.figures?.max),
];
