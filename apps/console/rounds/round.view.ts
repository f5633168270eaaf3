import { PANEL_LABELS, ROUND_REOPENING_REASON_LABELS, SPHERE_LABELS } from '#domain';
import { type RoundAnswer, type RoundPanel, type RoundState } from '../api/round-answers.js';
import { debateView } from '../debate/debate.view.js';
import { html, type Html } from '../html/html.js';
import { doneNotice } from '../page/done-notice.js';
import { facts } from '../page/parts.js';
import { organisationLink, organisationLinks } from '../sheet/parties.view.js';
import { type Visit } from '../visit/visit.js';
import { ROUND_STATE_LABELS } from '../words/console-labels.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';
import { ROUND_PAGE_ACTS } from './round-acts.js';
import { offersInRound, roundActAddress } from './round-links.js';
import { sourceNamed } from './source-named.js';

export const roundStateBadge = (words: Words, state: RoundState): Html => {
  return html`<span class="badge ${state === 'closed' ? 'badge--completed' : state === 'open' ? 'badge--active' : 'badge--risk'}"
    >${words.label(ROUND_STATE_LABELS, state)}</span
  >`;
};

const answeredBadge = (words: Words, hasAnswered: boolean): Html =>
  hasAnswered
    ? html`<span class="badge badge--good">${words.say('✓ A répondu', '✓ Has answered')}</span>`
    : html`<span class="badge">${words.say('○ N’a pas répondu', '○ Has not answered')}</span>`;

/** What was on its way while the round closed. */
const lateBadge = (words: Words, lateSheets: number): Html | null =>
  lateSheets === 0
    ? null
    : html` <span class="badge badge--late"
        >${words.counted(lateSheets, ['réponse tardive, non comptée', 'réponses tardives, non comptées'], ['late answer, not counted', 'late answers, not counted'])}</span
      >`;

/** How many of a panel answered; fewer than the threshold is all that is then said. */
function panelLine(visit: Visit, round: RoundAnswer, one: RoundPanel): Html {
  const { words } = visit;
  const { panel, threshold, invited, answered, counts, lateSheets } = one;
  return html`<li>
    <p>
      <strong>${words.label(PANEL_LABELS, panel)}</strong>
      ${
        answered === null
          ? words.say(`moins de ${threshold} réponses`, `fewer than ${threshold} answers`)
          : words.counted(answered, ['réponse', 'réponses'], ['answer', 'answers'])
      }${lateBadge(words, lateSheets)}
      <span class="note"
        >${invited > 0 && html`${words.counted(invited, ['invitation', 'invitations'], ['invitation', 'invitations'])} · `}
        ${words.say(`montré à partir de ${threshold} réponses`, `shown from ${threshold} answers on`)}</span
      >
      ${
        counts &&
        html`<span class="note"
          >${words.say('décomptes saisis', 'counts entered')} ${dated(words, counts.enteredOn)}${counts.source && html`, ${sourceNamed(words, counts.source)}`}</span
        >`
      }
      ${
        offersInRound(visit, round, 'enter-counts') &&
        html`<a href="${roundActAddress(round.roundId, 'counts', { panel })}"
          >${counts ? words.say('Corriger les décomptes', 'Correct the counts') : words.say('Saisir des décomptes', 'Enter counts')}</a
        >`
      }
    </p>
  </li>`;
}

function whoIsAsked(visit: Visit, round: RoundAnswer): Html {
  const { words } = visit;
  const { parties, panels, reminders } = round;
  return html`<p class="note">
      ${words.say(
        'On voit ici qui a répondu, jamais quoi : les réponses sont scellées jusqu’à la clôture.',
        'One sees here who answered, never what: answers are sealed until closing.',
      )}
    </p>
    <ul class="replies plain-list">
      ${parties.map(
        (party) =>
          html`<li>
            <p>
              ${organisationLink(words, party)} ${answeredBadge(words, party.hasAnswered)}${lateBadge(words, party.lateSheets)}
              <span class="note"
                >${words.label(SPHERE_LABELS, party.sphere)}${party.hasOfficialSheet && words.say(', réponse officielle désignée', ', official answer named')}</span
              >
            </p>
          </li>`,
      )}
      ${panels.map((panel) => panelLine(visit, round, panel))}
    </ul>
    ${
      reminders.length > 0 &&
      html`<h3>${words.say('Relances', 'Reminders')}</h3>
        <ul>
          ${reminders.map(
            ({ remindedOn, organisations, panels: reminded }) =>
              html`<li>
                ${dated(words, remindedOn)}${words.colon}${organisationLinks(words, organisations)}${
                  organisations.length > 0 && reminded.length > 0 && ', '
                }${reminded.map((panel) => words.label(PANEL_LABELS, panel)).join(', ')}
              </li>`,
          )}
        </ul>`
    }`;
}

function roundActs(visit: Visit, round: RoundAnswer): Html | null {
  const { words } = visit;
  const { roundId } = round;
  const offered = ROUND_PAGE_ACTS.filter(({ inMenu, type }) => inMenu && offersInRound(visit, round, type));
  // Who transcribes answers for nobody: what was answered on paper comes by the API.
  const mayAnswer =
    offersInRound(visit, round, 'give-sheet') && !visit.caller?.roles.includes('data-steward');
  if (offered.length === 0 && !mayAnswer && !round.hasResults) return null;
  return html`<p class="actions">
    ${mayAnswer && html`<a class="button" href="/rounds/${roundId}/answer">${words.say('Répondre au questionnaire', 'Answer the questionnaire')}</a> `}
    ${round.hasResults && html`<a class="button" href="/rounds/${roundId}/results">${words.say('Voir les résultats', 'See the results')}</a> `}
    ${offered.map(
      ({ slug, title }) =>
        html`<a class="button button--quiet" href="${roundActAddress(roundId, slug)}">${words.of(title)}</a> `,
    )}
  </p>`;
}

const openings = (words: Words, { openings: all }: RoundAnswer): Html =>
  html`<ul>
    ${all.map(
      ({ openedOn, closesOn, closedOn, reason, comment }) =>
        html`<li>
          ${words.say('Ouvert le', 'Opened on')} ${dated(words, openedOn)},
          ${words.say('réponses jusqu’au', 'answers until')} ${dated(words, closesOn)}${
            closedOn && html`, ${words.say('clos le', 'closed on')} ${dated(words, closedOn)}`
          }
          ${reason && html`<span class="note">${words.say('Motif', 'Reason')}${words.colon}${words.label(ROUND_REOPENING_REASON_LABELS, reason)}</span>`}
          ${comment && html`<p class="quoted">${comment}</p>`}
        </li>`,
    )}
  </ul>`;

/** A round: who is asked, how far it is, what can be done; after closing, the debate. */
export function roundView(visit: Visit, round: RoundAnswer, clock: Html): Html {
  const { words } = visit;
  const { partnershipId, partnershipTitle, title, questionnaire, cohort, state, closesOn } = round;
  const hasDebate = state !== 'open' || round.findings.length > 0;
  return html`${doneNotice(visit)}
    <div class="page-head">
      <p class="eyebrow">
        <a href="/partnerships/${partnershipId}">${partnershipTitle}</a> ›
        <a href="/partnerships/${partnershipId}/rounds">${words.say('Tours d’évaluation', 'Evaluation rounds')}</a>
      </p>
      <h1>${title}</h1>
      <p class="badges">${roundStateBadge(words, state)}</p>
      ${facts([
        [
          words.say('Questionnaire', 'Questionnaire'),
          html`${words.of(questionnaire.title)}, version ${questionnaire.version}
            ${!questionnaire.isValidated && html`<span class="note">${words.say('non validé par Le RAMEAU', 'not validated by Le RAMEAU')}</span>`}`,
        ],
        [words.say('Dernier jour pour répondre', 'Last day to answer'), dated(words, closesOn)],
        [
          words.say('Cohorte', 'Cohort'),
          cohort && html`<a href="/cohorts/${cohort.cohortId}">${cohort.name}</a>`,
        ],
      ])}
      ${roundActs(visit, round)}
    </div>
    ${clock}
    <section aria-labelledby="asked">
      <h2 id="asked">${words.say('Qui est interrogé', 'Who is asked')}</h2>
      ${whoIsAsked(visit, round)}
    </section>
    ${
      hasDebate &&
      html`<section aria-labelledby="debate">
        <h2 id="debate">${words.say('Le temps du débat', 'The debate')}</h2>
        ${debateView(visit, round)}
      </section>`
    }
    <section aria-labelledby="openings">
      <h2 id="openings">${words.say('Ouvertures et clôtures', 'Openings and closings')}</h2>
      ${openings(words, round)}
    </section>`;
}
