import { PANEL_LABELS } from '#domain';
import { type ListedRound, type RoundState } from '../api/round-answers.js';
import { html, type Html } from '../html/html.js';
import { facts, wideTable } from '../page/parts.js';
import { roundStateBadge } from '../rounds/round.view.js';
import { type Visit } from '../visit/visit.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';

export interface CohortContent {
  readonly cohortId: string;
  readonly name: string;
  readonly rounds: readonly ListedRound[];
  readonly clock: Html;
}

const STATES: readonly RoundState[] = ['open', 'reopened', 'closed'];

const silentIn = ({ parties, partiesAnswered }: ListedRound): number => parties.length - partiesAnswered;

/** Of those asked, how many have answered; who, each round says, and never what. */
const answeredIn = (words: Words, round: ListedRound): Html =>
  html`${words.say(
    `${round.partiesAnswered} sur ${round.parties.length}`,
    `${round.partiesAnswered} of ${round.parties.length}`,
  )}
    ${
      silentIn(round) > 0 &&
      round.state !== 'closed' &&
      html`<span class="badge badge--risk"
        >${words.say(`${silentIn(round)} sans réponse`, `${silentIn(round)} not answered`)}</span
      >`
    }`;

const rowView = (words: Words, round: ListedRound): Html => {
  const { roundId, partnershipTitle, title, state, closedOn, closesOn, panels, hasResults } = round;
  return html`<tr>
    <th scope="row"><a href="/rounds/${roundId}">${partnershipTitle}</a> <span class="note">${title}</span></th>
    <td data-label="${words.say('État', 'State')}">
      ${roundStateBadge(words, state)}
      <span class="note"
        >${
          state === 'closed' && closedOn
            ? html`${words.say('le', 'on')} ${dated(words, closedOn)}`
            : html`${words.say('jusqu’au', 'until')} ${dated(words, closesOn)}`
        }</span
      >
    </td>
    <td data-label="${words.say('Parties qui ont répondu', 'Parties that answered')}">${answeredIn(words, round)}</td>
    <td data-label="${words.say('Panels', 'Panels')}">
      ${panels.length === 0 ? html`<span class="zero">–</span>` : panels.map((panel) => words.label(PANEL_LABELS, panel)).join(', ')}
    </td>
    <td data-label="${words.say('Résultats', 'Results')}">
      ${hasResults ? html`<a href="/rounds/${roundId}/results">${words.say('Voir', 'See')}</a>` : html`<span class="zero">–</span>`}
    </td>
  </tr>`;
};

/** A cohort: how many of its rounds are where, how many have not answered, and each round. */
export function cohortView({ words }: Visit, { cohortId, name, rounds, clock }: CohortContent): Html {
  const open = rounds.filter(({ state }) => state !== 'closed');
  const silent = open.reduce((sum, round) => sum + silentIn(round), 0);
  const asked = open.reduce((sum, { parties }) => sum + parties.length, 0);
  const title = words.say('Tours de la cohorte', 'Rounds of the cohort');
  return html`<div class="page-head">
      <p class="eyebrow"><a href="/rounds">${words.say('Tours d’évaluation', 'Evaluation rounds')}</a></p>
      <h1>${name}</h1>
      ${facts([
        [
          words.say('Tours', 'Rounds'),
          html`${words.counted(rounds.length, ['tour', 'tours'], ['round', 'rounds'])}${words.colon}
          ${STATES.map((state) => ({ state, count: rounds.filter((one) => one.state === state).length }))
            .filter(({ count }) => count > 0)
            .map(({ state, count }) => html`${count} ${roundStateBadge(words, state)} `)}`,
        ],
        [
          words.say('Sans réponse', 'Not answered'),
          open.length > 0 &&
            html`${words.counted(silent, ['partie', 'parties'], ['party', 'parties'])}
            ${words.say(`sur ${asked} interrogées dans les tours ouverts`, `of ${asked} asked in the open rounds`)}`,
        ],
      ])}
      <p class="actions">
        <a class="button" href="/trajectories?cohort=${cohortId}"
          >${words.say('Trajectoire de la cohorte', 'Trajectory of the cohort')}</a
        >
      </p>
    </div>
    ${clock}
    <p class="note">
      ${words.say(
        'On voit ici combien ont répondu, jamais quoi : les réponses sont scellées jusqu’à la clôture de chaque tour.',
        'One sees here how many answered, never what: answers are sealed until each round closes.',
      )}
    </p>
    ${wideTable(
      title,
      html`<table class="list stacks">
        <caption class="visually-hidden">
          ${title}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.say('Partenariat', 'Partnership')}</th>
            <th scope="col">${words.say('État', 'State')}</th>
            <th scope="col">${words.say('Parties qui ont répondu', 'Parties that answered')}</th>
            <th scope="col">${words.say('Panels', 'Panels')}</th>
            <th scope="col">${words.say('Résultats', 'Results')}</th>
          </tr>
        </thead>
        <tbody>
          ${rounds.map((round) => rowView(words, round))}
        </tbody>
      </table>`,
    )}`;
}
