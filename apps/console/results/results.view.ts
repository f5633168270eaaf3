import { IMPACT_LABELS, OBJECTIVES_BY_LIST, SPHERE_LABELS, SUB_IMPACT_LABELS, type Label } from '#domain';
import {
  type CountedViewpoint,
  type ImpactMarks,
  type ObjectiveReading,
  type QuestionResults,
  type ResultsAnswer,
  type RoundComment,
} from '../api/round-answers.js';
import { spreadLegend, spreadPlot } from '../charts/spread-plot.js';
import { markBeside } from '../charts/viewpoint-mark.js';
import { attributes, html, type Content, type Html } from '../html/html.js';
import { emptyState, wideTable } from '../page/parts.js';
import { OBJECTIVE_LIST_LABELS } from '../words/console-labels.js';
import { personalText } from '../sheet/evidence.view.js';
import { type Visit } from '../visit/visit.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';
import { lanesOf, markOf, viewpointName } from './viewpoint-lanes.js';

export interface ResultsContent {
  readonly results: ResultsAnswer;
  readonly comments: readonly RoundComment[];
  readonly partnershipTitle: string;
  readonly clock: Html;
}

const MOST_DIVERGENCES = 5;
const OBJECTIVE_LISTS = Object.keys(OBJECTIVES_BY_LIST) as ObjectiveReading['list'][];
/** Where no question says how it is answered. */
const FIVE: readonly Label[] = ['1', '2', '3', '4', '5'].map((mark) => ({ fr: mark, en: mark }));

const scaleWords = (words: Words, scale: readonly Label[]): string[] => scale.map((label) => words.of(label));

/** The scale that impacts are answered on. */
const impactScale = ({ questions }: ResultsAnswer): readonly Label[] =>
  questions.find(({ kind }) => kind === 'sub-impact')?.scale ?? FIVE;

/** Who answered: how many sheets of each viewpoint, whether official, whether after results were seen. */
function whoAnswered(words: Words, viewpoints: readonly CountedViewpoint[]): Html {
  return html`<ul class="plain-list">
    ${viewpoints.map((one) => {
      const { viewpoint, sheets, afterResults, isOfficial, withheld, threshold } = one;
      return html`<li>
        ${markBeside(markOf(viewpoints, viewpoint))} <strong>${viewpointName(words, one)}</strong>
        <span class="note"
          >${one.sphere === null ? words.say('panel', 'panel') : words.label(SPHERE_LABELS, one.sphere)}</span
        >${words.colon}
        ${
          withheld || sheets === null
            ? words.say(
                `moins de ${threshold ?? 0} réponses, non montrées`,
                `fewer than ${threshold ?? 0} answers, not shown`,
              )
            : words.counted(sheets, ['réponse', 'réponses'], ['answer', 'answers'])
        }${isOfficial && words.say(', officielle', ', official')}
        ${
          afterResults !== null &&
          afterResults > 0 &&
          html`<span class="badge badge--risk"
            >${words.say(`dont ${afterResults} après que des résultats ont été visibles`, `${afterResults} of them given after results were visible`)}</span
          >`
        }
      </li>`;
    })}
  </ul>`;
}

function impactView(
  words: Words,
  results: ResultsAnswer,
  { impact, viewpoints, subImpacts }: ImpactMarks,
): Html {
  const marks = scaleWords(words, impactScale(results));
  return html`<h3>${words.label(IMPACT_LABELS, impact)}</h3>
    ${spreadPlot(words, {
      id: `impact-${impact}`,
      title: words.say('Ensemble de l’impact', 'The impact as a whole'),
      about: words.say('Réponses de ses questions, réunies', 'Answers of its questions, together'),
      marks,
      lanes: lanesOf(words, results.viewpoints, viewpoints),
    })}
    <details>
      <summary>${words.say('Par sous-impact', 'By sub-impact')}</summary>
    ${subImpacts.map((one) =>
      spreadPlot(words, {
        id: `sub-impact-${one.subImpact}`,
        title: words.label(SUB_IMPACT_LABELS, one.subImpact),
        marks,
        lanes: lanesOf(words, results.viewpoints, one.viewpoints),
      }),
    )}
    </details>`;
}

function divergences(words: Words, { divergences: all, questions, viewpoints }: ResultsAnswer): Html {
  const told = all.filter(({ distance }) => distance > 0).slice(0, MOST_DIVERGENCES);
  if (told.length === 0)
    return emptyState(words.say('Aucun écart entre points de vue.', 'No distance between viewpoints.'));
  const named = (viewpoint: string): Html => {
    const one = viewpoints.find((counted) => counted.viewpoint === viewpoint);
    return html`${markBeside(markOf(viewpoints, viewpoint))} ${one ? viewpointName(words, one) : viewpoint}`;
  };
  const medianOf = (question: string, viewpoint: string): string => {
    const marks = questions.find(({ code }) => code === question)?.viewpoints;
    const median = marks?.find((one) => one.viewpoint === viewpoint)?.figures?.median ?? null;
    return median === null ? '–' : words.number(median, 2);
  };
  return html`<ol class="divergences">
    ${told.map(({ question, distance, lowest, highest }) => {
      const { text, kind } = questions.find(({ code }) => code === question) ?? {};
      // Objectives are told in a table, not one by one.
      const place = kind === 'objective' ? 'objectives' : `question-${question}`;
      return html`<li>
        <p>
          <a href="#${place}">${text ? words.of(text) : question}</a>
        </p>
        <p class="note">
          ${words.say('Écart de', 'A distance of')} <strong>${words.number(distance, 2)}</strong>${words.colon}
          ${named(lowest)} (${medianOf(question, lowest)}), ${named(highest)} (${medianOf(question, highest)})
        </p>
      </li>`;
    })}
  </ol>`;
}

const OBJECTIVE_COLUMNS = (words: Words): readonly string[] => [
  words.say('Point de vue', 'Viewpoint'),
  words.say('Attendu', 'Expected'),
  words.say('Perçu', 'Perceived'),
  words.say('Écart', 'Gap'),
];

function objectiveRows(
  words: Words,
  viewpoints: readonly CountedViewpoint[],
  { label, viewpoints: rated }: ObjectiveReading,
): Html {
  const columns = OBJECTIVE_COLUMNS(words);
  const figure = (value: number | null) => (value === null ? '–' : words.number(value, 2));
  return html`<tbody>
    <tr class="table-section">
      <th colspan="4" scope="rowgroup">${words.of(label)}</th>
    </tr>
    ${rated.map(({ viewpoint, expected, expectedFrom, perceived, gap }) => {
      const one = viewpoints.find((counted) => counted.viewpoint === viewpoint);
      return html`<tr>
        <th scope="row">
          ${markBeside(markOf(viewpoints, viewpoint))} ${one ? viewpointName(words, one) : viewpoint}
        </th>
        <td class="number" data-label="${columns[1]}">
          ${figure(expected)}
          ${expectedFrom === 'framework' && html`<span class="note">${words.say('énoncé au cadre', 'stated in the framework')}</span>`}
        </td>
        <td class="number" data-label="${columns[2]}">${figure(perceived)}</td>
        <td class="number" data-label="${columns[3]}">
          ${gap === null ? '–' : `${gap > 0 ? '+' : ''}${words.number(gap, 2)}`}
        </td>
      </tr>`;
    })}
  </tbody>`;
}

/** What is expected of each objective, what is perceived of it, and how far they lie apart: a table for each list. */
function objectivesTable(words: Words, { objectives, viewpoints }: ResultsAnswer): Html {
  const answered = objectives.filter((one) => one.viewpoints.length > 0);
  if (answered.length === 0)
    return emptyState(words.say('Aucun objectif n’a été noté.', 'No objective was rated.'));
  const lists = OBJECTIVE_LISTS.filter((list) => answered.some((one) => one.list === list));
  return html`<p class="note">${words.say('De 1 à 5, en médianes.', 'From 1 to 5, in medians.')}</p>
    ${lists.map((list) => {
      const title = words.label(OBJECTIVE_LIST_LABELS, list);
      return html`<h3>${title}</h3>
        ${wideTable(
          title,
          html`<table class="stacks">
            <caption class="visually-hidden">
              ${title}
            </caption>
            <thead>
              <tr>
                ${OBJECTIVE_COLUMNS(words).map((column, index) => html`<th${attributes({ scope: 'col', class: index > 0 && 'number' })}>${column}</th>`)}
              </tr>
            </thead>
            ${answered.filter((one) => one.list === list).map((one) => objectiveRows(words, viewpoints, one))}
          </table>`,
        )}`;
    })}`;
}

/** What was said beside the answers to a question; nothing where nothing was. */
function said(
  words: Words,
  comments: readonly RoundComment[],
  question: string,
  about: Content = null,
): Html | null {
  const own = comments.filter((one) => one.question === question);
  if (own.length === 0) return null;
  return html`<details class="said" data-question="${question}">
    <summary>
      ${about && html`${about} `}${words.counted(own.length, ['commentaire', 'commentaires'], ['comment', 'comments'])}
    </summary>
    <ul>
      ${own.map(
        (one) =>
          html`<li>
            <span class="note">${viewpointName(words, one)}</span> ${personalText(words, one.text)}
          </li>`,
      )}
    </ul>
  </details>`;
}

function questionView(
  words: Words,
  results: ResultsAnswer,
  comments: readonly RoundComment[],
  question: QuestionResults,
): Html {
  return html`<div id="question-${question.code}">
    ${spreadPlot(words, {
      id: `plot-${question.code}`,
      title: words.of(question.text),
      marks: scaleWords(words, question.scale),
      lanes: lanesOf(words, results.viewpoints, question.viewpoints),
    })}
    ${said(words, comments, question.code)}
  </div>`;
}

/** The results of a round: each viewpoint apart, its spread seen, its number said; never only an average. */
export function resultsView(
  { words }: Visit,
  { results, comments, partnershipTitle, clock }: ResultsContent,
): Html {
  const { roundId, partnershipId, title, drawnOn, viewpoints, questionnaire } = results;
  const head = html`<div class="page-head">
      <p class="eyebrow">
        <a href="/partnerships/${partnershipId}">${partnershipTitle}</a> ›
        <a href="/rounds/${roundId}">${title}</a>
      </p>
      <h1>${words.say('Regards croisés', 'Crossed viewpoints')}</h1>
      <p class="lead">${title}</p>
      <p class="note">
        ${words.of(questionnaire.title)}, version ${questionnaire.version}
        ${!questionnaire.isValidated && html`– ${words.say('non validé par Le RAMEAU', 'not validated by Le RAMEAU')}`}
        ${drawnOn && html`· ${words.say('établis le', 'drawn up on')} ${dated(words, drawnOn)}`}
      </p>
    </div>
    ${clock}`;
  if (drawnOn === null) {
    return html`${head}${emptyState(
      words.say(
        'Les réponses sont scellées : les résultats paraissent à la clôture du tour.',
        'Answers are sealed: results appear when the round closes.',
      ),
    )}`;
  }
  const values = results.questions.filter(({ kind }) => kind === 'value');
  const others = results.questions.filter(({ kind }) => kind === 'relation' || kind === 'sub-impact');
  const sections: readonly (readonly [string, string, Html])[] = [
    ['viewpoints', words.say('Qui a répondu', 'Who answered'), html`${whoAnswered(words, viewpoints)}`],
    [
      'divergences',
      words.say('Où les regards divergent', 'Where viewpoints diverge'),
      divergences(words, results),
    ],
    [
      'impacts',
      words.say('Les trois impacts', 'The three impacts'),
      html`${spreadLegend(words)} ${results.impacts.map((impact) => impactView(words, results, impact))}`,
    ],
    ...(results.values.length > 0
      ? [
          [
            'values',
            words.say('La valeur, pour chacun', 'The value, for each'),
            html`${results.values.map(
              ({ value, label, viewpoints: marks }) =>
                html`<div id="question-${value}">
                  ${spreadPlot(words, {
                    id: `value-${value}`,
                    title: words.of(label),
                    marks: scaleWords(words, values[0]?.scale ?? FIVE),
                    lanes: lanesOf(words, viewpoints, marks),
                  })}
                  ${said(words, comments, value)}
                </div>`,
            )}`,
          ] as const,
        ]
      : []),
    ...(results.objectives.length > 0
      ? [
          [
            'objectives',
            words.say('Attendu et perçu', 'Expected and perceived'),
            html`${objectivesTable(words, results)}
            ${results.questions
              .filter(({ kind }) => kind === 'objective')
              .map(({ code, text }) => said(words, comments, code, words.of(text)))}`,
          ] as const,
        ]
      : []),
    [
      'questions',
      words.say('Question par question', 'Question by question'),
      html`${others.map((question) => questionView(words, results, comments, question))}`,
    ],
  ];
  return html`${head}
    <nav class="on-this-page" aria-label="${words.say('Sur cette page', 'On this page')}">
      <ul>
        ${sections.map(([id, says]) => html`<li><a href="#${id}">${says}</a></li>`)}
      </ul>
    </nav>
    ${sections.map(
      ([id, says, content]) =>
        html`<section aria-labelledby="${id}">
          <h2 id="${id}">${says}</h2>
          ${content}
        </section>`,
    )}`;
}
