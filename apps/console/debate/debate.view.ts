import { ACTION_STATE_LABELS, REPLY_STANCE_LABELS, SUB_IMPACT_LABELS } from '#domain';
import { type RoundAction, type RoundAnswer, type RoundFinding } from '../api/round-answers.js';
import { html, joined, type Html } from '../html/html.js';
import { emptyState } from '../page/parts.js';
import { offersInRound, roundActAddress } from '../rounds/round-links.js';
import { personalText } from '../sheet/evidence.view.js';
import { organisationLink } from '../sheet/parties.view.js';
import { type Visit } from '../visit/visit.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';

/** How an action stands: agreed, then as last followed; late where its date is past. */
export const actionState = (words: Words, { state, isLate, dueOn }: RoundAction): Html => {
  const says = state === 'agreed' ? words.say('Convenue', 'Agreed') : words.label(ACTION_STATE_LABELS, state);
  const badge =
    state === 'done' ? 'badge--good' : isLate ? 'badge--late' : state === 'postponed' ? 'badge--risk' : '';
  return html`<span class="badge ${badge}">${says}${isLate && words.say(', en retard', ', late')}</span>
    <span class="note">${words.say('échéance', 'due')} ${dated(words, dueOn)}</span>`;
};

function findingView(visit: Visit, round: RoundAnswer, finding: RoundFinding): Html {
  const { words } = visit;
  const { findingId, kind, subImpact, text, recordedOn, replies } = finding;
  const { roundId } = round;
  const links = [
    offersInRound(visit, round, 'reply-to-finding') &&
      html`<a href="${roundActAddress(roundId, 'reply', { findingId })}">${words.say('Répondre', 'Reply')}</a>`,
    offersInRound(visit, round, 'agree-action') &&
      html`<a href="${roundActAddress(roundId, 'action', { findingId })}"
        >${words.say('Convenir d’une action', 'Agree an action')}</a
      >`,
  ].filter((link) => link !== false);
  return html`<article class="finding" id="finding-${findingId}">
    <p class="note">
      <span class="badge">${kind === 'finding' ? words.say('Constat', 'Finding') : words.say('Recommandation', 'Recommendation')}</span>
      ${subImpact === null ? words.say('Le partenariat en entier', 'The partnership as a whole') : words.label(SUB_IMPACT_LABELS, subImpact)}
      · ${dated(words, recordedOn)}
    </p>
    <p>${personalText(words, text)}</p>
    ${
      replies.length > 0 &&
      html`<ul class="replies plain-list">
        ${replies.map(
          (reply) =>
            html`<li>
              <p>
                ${organisationLink(words, reply)}
                <span class="badge ${reply.stance === 'shares' ? 'badge--good' : reply.stance === 'does-not-share' ? 'badge--late' : 'badge--risk'}"
                  >${words.label(REPLY_STANCE_LABELS, reply.stance)}</span
                >
                <span class="note">${dated(words, reply.repliedOn)}</span>
              </p>
              ${reply.text && html`<p class="quoted">${reply.text}</p>`}
            </li>`,
        )}
      </ul>`
    }
    ${links.length > 0 && html`<p class="act">${joined(links, ' · ')}</p>`}
  </article>`;
}

function actionView(visit: Visit, round: RoundAnswer, action: RoundAction): Html {
  const { words } = visit;
  const { actionId, title, owner, agreedOn, steps, state } = action;
  const isOver = state === 'done' || state === 'abandoned';
  return html`<li id="action-${actionId}">
    <h4>${title}</h4>
    <p>${actionState(words, action)}</p>
    <p class="note">
      ${organisationLink(words, owner)} · ${words.say('convenue le', 'agreed on')} ${dated(words, agreedOn)}
    </p>
    ${
      steps.length > 0 &&
      html`<ul class="evidence">
        ${steps.map(
          (step) =>
            html`<li>
              ${dated(words, step.on)}${words.colon}${words.label(ACTION_STATE_LABELS, step.state)}
              ${step.dueOn && html`(${words.say('au', 'to')} ${dated(words, step.dueOn)})`}
              ${step.comment && html`<p class="quoted">${step.comment}</p>`}
            </li>`,
        )}
      </ul>`
    }
    ${
      !isOver &&
      offersInRound(visit, round, 'follow-action') &&
      html`<p class="act">
        <a href="${roundActAddress(round.roundId, 'follow', { actionId })}"
          >${words.say('Suivre', 'Follow up')}<span class="visually-hidden">${words.colon}${title}</span></a
        >
      </p>`
    }
  </li>`;
}

/** What is said once results are seen: findings, what each partner replies, actions agreed and followed to their end. */
export function debateView(visit: Visit, round: RoundAnswer): Html {
  const { words } = visit;
  const { findings, actions, roundId } = round;
  const links = [
    ['record-finding', 'finding', words.say('Poser un constat', 'State a finding')] as const,
    ['agree-action', 'action', words.say('Convenir d’une action', 'Agree an action')] as const,
  ].filter(([act]) => offersInRound(visit, round, act));
  return html`${
    findings.length === 0
      ? emptyState(
          words.say('L’évaluateur n’a encore rien constaté.', 'The evaluator has found nothing yet.'),
        )
      : findings.map((finding) => findingView(visit, round, finding))
  }
    <h3>${words.say('Actions convenues', 'Agreed actions')}</h3>
    ${
      actions.length === 0
        ? emptyState(words.say('Aucune action n’est convenue.', 'No action is agreed.'))
        : html`<ul class="criteria">
            ${actions.map((action) => actionView(visit, round, action))}
          </ul>`
    }
    ${
      links.length > 0 &&
      html`<p class="actions">
        ${links.map(
          ([, slug, says]) =>
            html`<a class="button button--quiet" href="${roundActAddress(roundId, slug)}">${says}</a> `,
        )}
      </p>`
    }`;
}
