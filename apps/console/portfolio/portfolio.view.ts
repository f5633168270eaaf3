import { type ListAnswer, type Organisation, type WatchItem } from '../api/list-answers.js';
import { type PortfolioAnswer } from '../api/portfolio-answer.js';
import { filterForm } from '../filters/filter-form.js';
import { PORTFOLIO_FILTERS } from '../filters/known-filters.js';
import { html, type Html } from '../html/html.js';
import { emptyState } from '../page/parts.js';
import { dated } from '../words/time.js';
import { type Visit } from '../visit/visit.js';
import { conversionTable } from './conversion-table.js';
import { figureLink } from './figure-link.js';
import { scoreboard } from './scoreboard.js';
import { standingsChart } from './standings-chart.js';
import { standingsTable } from './standings-table.js';
import { timeTable } from './time-table.js';
import { watchSummary } from './watch-summary.js';

export interface PortfolioContent {
  readonly portfolio: PortfolioAnswer;
  readonly watch: ListAnswer<WatchItem>;
  readonly organisations: readonly Organisation[];
  /** What concerns the reader; null where nothing does. */
  readonly concerning: Html | null;
  /** Which point the report speaks of. */
  readonly clock: Html;
}

export function portfolioView(
  visit: Visit,
  { portfolio, watch, organisations, concerning, clock }: PortfolioContent,
): Html {
  const { words, address, mayWrite } = visit;
  const { stamp, partnerships, standings, conversion, timeInStage } = portfolio;
  return html`<div class="page-head">
      <h1>${words.say('Portefeuille', 'Portfolio')}</h1>
      <p class="lead">
        ${words.say('Au', 'As of')} ${dated(words, stamp.asOf)} ·
        ${figureLink(words, partnerships, words.say('partenariats', 'partnerships'))}
        ${partnerships.count < 2 ? words.say('partenariat', partnerships.count === 1 ? 'partnership' : 'partnerships') : words.say('partenariats', 'partnerships')}
      </p>
      <p class="actions">
        ${mayWrite && html`<a class="button" href="/partnerships/new">${words.say('Enregistrer un partenariat', 'Register a partnership')}</a>`}
        <a class="button button--quiet" href="/portfolio.csv${address.search}"
          >${words.say('Tableur (CSV)', 'Spreadsheet (CSV)')}</a
        >
      </p>
    </div>
    ${concerning} ${clock} ${filterForm(visit, { filters: PORTFOLIO_FILTERS, organisations })}
    ${
      partnerships.count === 0
        ? emptyState(
            words.say('Aucun partenariat ne répond à ces critères.', 'No partnership meets these criteria.'),
          )
        : html`<section aria-labelledby="standings">
              <h2 id="standings">${words.say('Où en sont les partenariats', 'Where partnerships stand')}</h2>
              ${standingsChart(words, standings)} ${standingsTable(words, standings)}
            </section>
            <section aria-labelledby="watch">
              <h2 id="watch">${words.say('À surveiller', 'To watch')}</h2>
              ${watchSummary(words, portfolio.watch, watch.items)}
            </section>
            <section aria-labelledby="conversion">
              <h2 id="conversion">
                ${words.say('Passages d’une étape à l’autre', 'From one stage to the next')}
              </h2>
              <p class="note">
                ${words.say(
                  'Séjours entrés dans la période, un jour connu exactement.',
                  'Stays entered in the period, on a day known exactly.',
                )}
              </p>
              ${conversionTable(words, conversion)}
            </section>
            <section aria-labelledby="time">
              <h2 id="time">${words.say('Temps passé à chaque étape', 'Time spent at each stage')}</h2>
              <p class="note">
                ${words.say(
                  'En jours entiers, suspensions déduites. « n » est le nombre de séjours ; les séjours en cours sont comptés jusqu’au jour du rapport, à part.',
                  'In whole days, suspensions taken out. “n” is the number of stays; open stays are counted up to the day of the report, apart.',
                )}
              </p>
              ${timeTable(words, timeInStage)}
            </section>
            <section aria-labelledby="scoreboard">
              <h2 id="scoreboard">${words.say('Les trois impacts', 'The three impacts')}</h2>
              <p class="note">
                ${words.say(
                  'La progression va de la valeur de départ (0 %) à la cible (100 %) ; chacune est relative à sa propre cible, et jamais sommée.',
                  'Progress goes from the baseline (0%) to the target (100%); each is relative to its own target, and never summed.',
                )}
              </p>
              ${scoreboard(words, portfolio)}
            </section>`
    }`;
}
