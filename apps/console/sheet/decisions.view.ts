import { GATE_OUTCOME_LABELS, gateLabel } from '#domain';
import { type SheetAnswer, type SheetCondition, type SheetDecision } from '../api/sheet-answer.js';
import { html, joined, type Html } from '../html/html.js';
import { emptyState } from '../page/parts.js';
import { type Visit } from '../visit/visit.js';
import { CONDITION_STATUS_LABELS } from '../words/console-labels.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';
import { evidenceList, personalText } from './evidence.view.js';
import { offers } from './offers.js';
import { organisationLinks } from './parties.view.js';
import { actAddress } from './sheet-links.js';

function assessment(words: Words, decision: SheetDecision, sheet: SheetAnswer): Html {
  return html`<ul>
    ${decision.assessment.map(({ label, evidenceIds, waived, waiver }) => {
      const evidence = sheet.evidence.filter(({ evidenceId }) => evidenceIds.includes(evidenceId));
      return html`<li>
        ${words.of(label)}${words.colon}
        ${
          waived
            ? html`<span class="badge badge--risk">${words.say('dérogation', 'waived')}</span>
                ${personalText(words, waiver)}`
            : evidence.length === 0
              ? words.say('sans preuve', 'no evidence')
              : evidenceList(words, evidence)
        }
      </li>`;
    })}
  </ul>`;
}

const decision = (words: Words, one: SheetDecision, sheet: SheetAnswer): Html => {
  const waived = one.assessment.filter((assessed) => assessed.waived).length;
  return html`<article class="decision">
    <h3>${words.of(gateLabel(one.gate))}${words.colon}${words.label(GATE_OUTCOME_LABELS, one.outcome)}</h3>
    <p class="note">
      ${dated(words, one.decidedOn)} · ${words.say('décidé par', 'decided by')}
      ${organisationLinks(words, one.deciders)}
      ${waived > 0 && html` · ${words.counted(waived, ['dérogation', 'dérogations'], ['waiver', 'waivers'])}`}
    </p>
    ${one.comment && html`<p class="quoted">${one.comment}</p>`}
    <details>
      <summary>${words.say('Critères jugés', 'Criteria judged')} (${one.assessment.length})</summary>
      ${assessment(words, one, sheet)}
    </details>
  </article>`;
};

export const decisionsView = (words: Words, sheet: SheetAnswer): Html =>
  sheet.decisions.length === 0
    ? emptyState(words.say('Aucune décision de passage n’est enregistrée.', 'No gate decision is recorded.'))
    : html`${sheet.decisions.toReversed().map((one) => decision(words, one, sheet))}`;

function settling(visit: Visit, sheet: SheetAnswer, conditionId: string): Html | null {
  const { words } = visit;
  const links = [
    ['meet-condition', words.say('Constater qu’elle est remplie', 'Record that it is met')] as const,
    ['waive-condition', words.say('La lever', 'Waive it')] as const,
  ]
    .filter(([act]) => offers(visit, sheet, act))
    .map(
      ([act, says]) => html`<a href="${actAddress(sheet.partnershipId, act, { conditionId })}">${says}</a>`,
    );
  return links.length === 0 ? null : html`<p class="act">${joined(links, ' · ')}</p>`;
}

function condition(visit: Visit, sheet: SheetAnswer, one: SheetCondition): Html {
  const { words } = visit;
  const { conditionId, status, late, daysLate, settledOn } = one;
  return html`<li id="condition-${conditionId}">
    <h4>
      <span class="badge ${late ? 'badge--late' : status === 'open' ? 'badge--risk' : 'badge--good'}"
        >${
          late
            ? words.say(`En retard de ${words.days(daysLate)}`, `${words.days(daysLate)} late`)
            : words.label(CONDITION_STATUS_LABELS, status)
        }</span
      >
      ${words.of(gateLabel(one.gate))}
    </h4>
    <p>${personalText(words, one.text)}</p>
    <p class="note">
      ${words.say('Échéance :', 'Due:')}
      ${dated(words, one.dueOn)}${
        settledOn &&
        html` · ${words.label(CONDITION_STATUS_LABELS, status)} ${words.say('le', 'on')}
        ${dated(words, settledOn)}`
      }
    </p>
    ${status === 'open' && settling(visit, sheet, conditionId)}
  </li>`;
}

/** Conditions set by conditional decisions; late ones are marked. */
export const conditionsView = (visit: Visit, sheet: SheetAnswer): Html | null =>
  sheet.conditions.length === 0
    ? null
    : html`<ul class="criteria">
        ${sheet.conditions.map((one) => condition(visit, sheet, one))}
      </ul>`;
