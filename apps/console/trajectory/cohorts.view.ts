import { IMPACT_LABELS, IMPACTS, type Impact, type Labels } from '#domain';
import { type CohortFigures, type CohortMarks, type CohortsAnswer } from '../api/round-answers.js';
import { type Organisation } from '../api/list-answers.js';
import { spreadLegend, spreadPlot, type Lane } from '../charts/spread-plot.js';
import { timeChart } from '../charts/time-chart.js';
import { filterForm } from '../filters/filter-form.js';
import { type Filter } from '../filters/filter.js';
import { COHORT, PORTFOLIO_FILTERS } from '../filters/known-filters.js';
import { attributes, html, type Html } from '../html/html.js';
import { emptyState } from '../page/parts.js';
import { type Visit } from '../visit/visit.js';
import { type Words } from '../words/words.js';
import { MARK_LEVELS } from './trajectory.view.js';

export const COHORTS_BY = {
  stage: { fr: 'Étape', en: 'Stage' },
  category: { fr: 'Catégorie', en: 'Category' },
  territory: { fr: 'Territoire', en: 'Territory' },
  'start-year': { fr: 'Année de début', en: 'Year of start' },
  plan: { fr: 'Plan quinquennal', en: 'Five-year plan' },
} as const satisfies Labels<string>;

type Cohort = CohortsAnswer['cohorts'][number];
type Side = keyof CohortMarks;
const MARKS = ['1', '2', '3', '4', '5'];

const drawn = (figures: CohortFigures | null): Lane['figures'] =>
  figures && {
    n: figures.n,
    median: figures.median,
    min: figures.min,
    max: figures.max,
    lower: figures.lowerQuartile,
    upper: figures.upperQuartile,
  };

/** A lane for each cohort, at its last year with results; one that is too small says so. */
const lanes = (words: Words, cohorts: readonly Cohort[], impact: Impact, side: Side): Lane[] =>
  cohorts.map((cohort, place) => {
    const year = cohort.years.at(-1);
    const figures = drawn(year?.impacts.find((one) => one.impact === impact)?.[side] ?? null);
    return {
      name: html`${words.of(cohort.label)} <span class="note">${year?.year}, n = ${year?.n ?? 0}</span>`,
      marked: { place, isPanel: side === 'panels' },
      figures,
      why: figures ? null : words.say('Pas de réponse.', 'No answer.'),
      notes: year?.tooSmall && words.say('trop peu pour comparer', 'too few to compare'),
    };
  });

function impactView(words: Words, { cohorts }: CohortsAnswer, impact: Impact): Html {
  const hasPanels = cohorts.some(({ years }) =>
    years.at(-1)?.impacts.some((one) => one.impact === impact && one.panels),
  );
  const isOverTime = cohorts.some(({ years }) => years.length > 1);
  return html`<section aria-labelledby="impact-${impact}">
    <h2 id="impact-${impact}">${words.label(IMPACT_LABELS, impact)}</h2>
    ${spreadPlot(words, {
      id: `parties-${impact}`,
      title: words.say('Points de vue des parties', 'Viewpoints of parties'),
      about: words.say(
        'Une valeur par partenariat, dernière année connue',
        'One value a partnership, last year known',
      ),
      marks: MARKS,
      counts: 'n',
      lanes: lanes(words, cohorts, impact, 'parties'),
    })}
    ${
      hasPanels &&
      spreadPlot(words, {
        id: `panels-${impact}`,
        title: words.say('Points de vue des panels', 'Viewpoints of panels'),
        marks: MARKS,
        counts: 'n',
        lanes: lanes(words, cohorts, impact, 'panels'),
      })
    }
    ${
      isOverTime &&
      timeChart(words, {
        id: `years-${impact}`,
        within: words.label(IMPACT_LABELS, impact),
        title: words.say('Année après année, selon les parties', 'Year after year, by parties'),
        levels: MARK_LEVELS,
        precision: 'year',
        lines: cohorts.map((cohort, place) => ({
          name: words.of(cohort.label),
          marked: { place, isPanel: false },
          points: cohort.years.map(({ year, n, tooSmall, impacts }) => ({
            day: `${year}-01-01`,
            value: impacts.find((one) => one.impact === impact)?.parties?.median ?? null,
            note: `n = ${n}${tooSmall ? ` (${words.say('trop peu', 'too few')})` : ''}`,
          })),
        })),
        inWords: (value) => words.number(value, 2),
      })
    }
  </section>`;
}

const byControl = ({ words }: Visit, by: string): Html =>
  html`<div class="field">
    <label for="filter-by">${words.say('Comparer par', 'Compare by')}</label>
    <select id="filter-by" name="by">
      ${Object.entries(COHORTS_BY).map(
        ([value, label]) =>
          html`<option${attributes({ value, selected: value === by })}>${words.of(label)}</option>`,
      )}
    </select>
  </div>`;

/** A cohort that a round was opened on. */
export interface NamedCohort {
  readonly cohortId: string;
  readonly name: string;
}

export interface CohortsContent {
  readonly organisations: readonly Organisation[];
  /** The one that the page is of; null: all partnerships of its criteria. */
  readonly cohort: NamedCohort | null;
  readonly clock: Html;
}

/** The criterion by which a page is of one cohort, told by its name. */
const criterionOf = ({ cohortId, name }: NamedCohort): Filter => ({
  ...COHORT,
  kind: 'from-figure',
  labels: { [cohortId]: { fr: name, en: name } },
});

/** How cohorts of partnerships fare on the three impacts: their numbers said, and when they are too small. */
export function cohortsView(
  visit: Visit,
  answer: CohortsAnswer,
  { organisations, cohort, clock }: CohortsContent,
): Html {
  const { words } = visit;
  const { by, partnerships, n, smallest, cohorts, leftOut } = answer;
  return html`<div class="page-head">
      ${cohort && html`<p class="eyebrow"><a href="/cohorts/${cohort.cohortId}">${cohort.name}</a></p>`}
      <h1>${words.say('Trajectoires comparées', 'Trajectories compared')}</h1>
      <p class="lead">
        ${words.say(
          'Des cohortes de partenariats sur les trois impacts, année après année.',
          'Cohorts of partnerships on the three impacts, year after year.',
        )}
      </p>
    </div>
    ${clock} ${filterForm(visit, {
      filters: [...PORTFOLIO_FILTERS, ...(cohort ? [criterionOf(cohort)] : [])],
      organisations,
      more: byControl(visit, by),
    })}
    <p class="count" role="status">
      ${words.counted(partnerships, ['partenariat', 'partenariats'], ['partnership', 'partnerships'])},
      ${words.say(`dont ${words.number(n)} avec des résultats`, `${words.number(n)} of them with results`)}${words.say(' ;', ';')}
      ${words.say(
        `au-dessous de ${smallest} partenariats, une cohorte est trop petite pour comparer.`,
        `below ${smallest} partnerships a cohort is too small to compare.`,
      )}
      ${leftOut > 0 && words.say(`${leftOut} cohortes, les plus petites, ne sont pas montrées.`, `${leftOut} cohorts, the smallest, are not shown.`)}
    </p>
    ${
      cohorts.length === 0
        ? emptyState(
            words.say('Aucun partenariat n’a encore de résultats.', 'No partnership has results yet.'),
          )
        : html`${spreadLegend(words)} ${IMPACTS.map((impact) => impactView(words, answer, impact))}`
    }`;
}
