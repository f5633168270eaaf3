import { PANEL_LABELS } from '#domain';
import { type ListedRound } from '../api/round-answers.js';
import { type SheetAnswer } from '../api/sheet-answer.js';
import { html, type Html } from '../html/html.js';
import { emptyState } from '../page/parts.js';
import { type Visit } from '../visit/visit.js';
import { dated } from '../words/time.js';
import { roundStateBadge } from './round.view.js';

export interface PartnershipRounds {
  readonly rounds: readonly ListedRound[];
  readonly mayOpen: boolean;
  readonly clock: Html;
}

/** The rounds of a partnership, the last opened first. */
export function partnershipRoundsView(
  visit: Visit,
  sheet: SheetAnswer,
  { rounds, mayOpen, clock }: PartnershipRounds,
): Html {
  const { words } = visit;
  const { partnershipId, description } = sheet;
  return html`<div class="page-head">
      <p class="eyebrow"><a href="/partnerships/${partnershipId}">${description.title}</a></p>
      <h1>${words.say('Tours d’évaluation', 'Evaluation rounds')}</h1>
      <p class="lead">
        ${words.say(
          'Chaque tour pose les mêmes questions à chacun ; les réponses restent scellées jusqu’à sa clôture.',
          'Each round asks everybody the same questions; answers stay sealed until it closes.',
        )}
      </p>
      <p class="actions">
        ${
          mayOpen &&
          html`<a class="button" href="/partnerships/${partnershipId}/open-round">${words.say('Ouvrir un tour', 'Open a round')}</a> `
        }
        <a class="button button--quiet" href="/partnerships/${partnershipId}/trajectory">${words.say('Trajectoire', 'Trajectory')}</a>
      </p>
    </div>
    ${clock}
    ${
      rounds.length === 0
        ? emptyState(words.say('Aucun tour n’a encore été ouvert.', 'No round has been opened yet.'))
        : html`<section aria-labelledby="rounds">
            <h2 id="rounds">${words.counted(rounds.length, ['tour', 'tours'], ['round', 'rounds'])}</h2>
            <ul class="criteria">
              ${rounds.map(
                ({
                  roundId,
                  title,
                  state,
                  openedOn,
                  closesOn,
                  closedOn,
                  hasResults,
                  awaitsMe,
                  parties,
                  panels,
                }) =>
                  html`<li>
                    <h3><a href="/rounds/${roundId}">${title}</a> ${roundStateBadge(words, state)}</h3>
                    <p class="note">
                      ${words.say('Ouvert le', 'Opened on')} ${dated(words, openedOn)},
                      ${
                        state === 'closed' && closedOn
                          ? html`${words.say('clos le', 'closed on')} ${dated(words, closedOn)}`
                          : html`${words.say('réponses jusqu’au', 'answers until')} ${dated(words, closesOn)}`
                      }
                    </p>
                    <p>
                      ${[
                        ...parties.map(({ name }) => name ?? words.notStated),
                        ...panels.map((panel) => words.label(PANEL_LABELS, panel)),
                      ].join(', ')}
                    </p>
                    ${awaitsMe && html`<p class="act"><a href="/rounds/${roundId}/answer">${words.say('Répondre', 'Answer')}</a></p>`}
                    ${hasResults && html`<p><a href="/rounds/${roundId}/results">${words.say('Voir les résultats', 'See the results')}</a></p>`}
                  </li>`,
              )}
            </ul>
          </section>`
    }`;
}
