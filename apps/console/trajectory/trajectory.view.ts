import { IMPACT_LABELS, IMPACTS, SUB_IMPACT_LABELS, SUB_IMPACTS, IMPACT_OF, type Impact } from '#domain';
import { type TrajectoryAnswer } from '../api/round-answers.js';
import { timeChart, type TimeLine } from '../charts/time-chart.js';
import { html, type Html } from '../html/html.js';
import { emptyState } from '../page/parts.js';
import { measuredInWords } from '../page/progress.js';
import { type Visit } from '../visit/visit.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';
import { impactLines } from './impact-lines.js';

export const MARK_LEVELS = [1, 2, 3, 4, 5].map((value) => ({ value, says: String(value) }));

const indicatorLine = (
  words: Words,
  indicator: TrajectoryAnswer['indicators'][number],
  place: number,
): TimeLine => ({
  name: indicator.name,
  marked: { place, isPanel: false },
  points: indicator.measures.map(({ measuredOn, progress, value }) => ({
    day: measuredOn,
    value: progress,
    note: value === null ? null : measuredInWords(words, indicator, value),
  })),
});

function indicatorsView(words: Words, { indicators }: TrajectoryAnswer, impact: Impact): Html {
  const own = indicators.filter((one) => one.impact === impact);
  const drawn = own.filter(({ measures }) => measures.some(({ progress }) => progress !== null));
  const others = own.filter((one) => !drawn.includes(one));
  if (own.length === 0)
    return html`<p class="note">${words.say('Aucun indicateur sur cet impact.', 'No indicator on this impact.')}</p>`;
  return html`${
    drawn.length > 0 &&
    timeChart(words, {
      id: `progress-${impact}`,
      within: words.label(IMPACT_LABELS, impact),
      title: words.say('Progression des indicateurs', 'Progress of the indicators'),
      note: words.say('0 % : valeur de départ ; 100 % : cible', '0%: baseline; 100%: target'),
      levels: [
        { value: 0, says: words.say('départ', 'baseline') },
        { value: 0.5, says: words.percent(0.5) },
        { value: 1, says: words.say('cible', 'target') },
      ],
      lines: drawn.map((one, place) => indicatorLine(words, one, place)),
      inWords: (value) => words.percent(value),
    })
  }
  ${
    others.length > 0 &&
    html`<p class="note">
      ${words.say('Sans progression calculable :', 'Without a progress that can be computed:')}
      ${others.map(({ name }) => name).join(', ')}
    </p>`
  }`;
}

function impactView(words: Words, trajectory: TrajectoryAnswer, impact: Impact): Html {
  const { rounds } = trajectory;
  return html`<section aria-labelledby="impact-${impact}">
    <h2 id="impact-${impact}">${words.label(IMPACT_LABELS, impact)}</h2>
    ${
      rounds.length === 0
        ? emptyState(words.say('Aucun tour n’est encore clos.', 'No round is closed yet.'))
        : html`${timeChart(words, {
            id: `rounds-${impact}`,
            within: words.label(IMPACT_LABELS, impact),
            title: words.say(
              'Ce que chacun en voit, tour après tour',
              'What each sees of it, round after round',
            ),
            note: words.say('Médianes, de 1 à 5', 'Medians, from 1 to 5'),
            levels: MARK_LEVELS,
            lines: impactLines(words, rounds, impact, null),
            inWords: (value) => words.number(value, 2),
          })}
            <details>
              <summary>${words.say('Par sous-impact', 'By sub-impact')}</summary>
              ${SUB_IMPACTS.filter((subImpact) => IMPACT_OF[subImpact] === impact).map((subImpact) =>
                timeChart(words, {
                  id: `rounds-${subImpact}`,
                  title: words.label(SUB_IMPACT_LABELS, subImpact),
                  levels: MARK_LEVELS,
                  lines: impactLines(words, rounds, impact, subImpact),
                  inWords: (value) => words.number(value, 2),
                }),
              )}
            </details>`
    }
    <h3>${words.say('Indicateurs', 'Indicators')}</h3>
    ${indicatorsView(words, trajectory, impact)}
  </section>`;
}

/** Rounds and indicators of a partnership on the three impacts, over time. */
export function trajectoryView({ words }: Visit, trajectory: TrajectoryAnswer, clock: Html): Html {
  const { partnershipId, title, rounds } = trajectory;
  return html`<div class="page-head">
      <p class="eyebrow"><a href="/partnerships/${partnershipId}">${title}</a></p>
      <h1>${words.say('Trajectoire', 'Trajectory')}</h1>
      <p class="lead">
        ${words.say(
          'L’impact se juge dans le temps : les trois impacts n’avancent pas au même pas.',
          'Impact is judged over time: the three impacts move at different speeds.',
        )}
      </p>
      ${
        rounds.length > 0 &&
        html`<p>
          ${rounds.map(
            ({ roundId, title: round, closedOn }, index) =>
              html`${index > 0 && ' · '}<a href="/rounds/${roundId}/results">${round}</a> (${dated(words, closedOn)})`,
          )}
        </p>`
      }
    </div>
    ${clock} ${IMPACTS.map((impact) => impactView(words, trajectory, impact))}`;
}
