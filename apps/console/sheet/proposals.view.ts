import { GATE_OUTCOME_LABELS, gateLabel } from '#domain';
import { type SheetAnswer, type SheetProposal } from '../api/sheet-answer.js';
import { html, type Html } from '../html/html.js';
import { type Visit } from '../visit/visit.js';
import { dated } from '../words/time.js';
import { organisationLink } from './parties.view.js';

/** What a proposal waits for, to whoever reads it. */
function awaited({ words, caller }: Visit, { personId, awaitsAnotherPerson }: SheetProposal): string {
  if (!awaitsAnotherPerson)
    return words.say('La décision reste à prendre.', 'The decision is still to be taken.');
  return personId === caller?.id
    ? words.say(
        'Vous l’avez proposée : une autre personne doit prendre la décision.',
        'You proposed it: another person has to take the decision.',
      )
    : words.say(
        'La décision attend une autre personne que celle qui l’a proposée.',
        'The decision awaits another person than its proposer.',
      );
}

/** The decisions that are proposed and not taken yet, with what each waits for. */
export function proposalsView(visit: Visit, { proposals }: SheetAnswer): Html | null {
  const { words } = visit;
  if (proposals.length === 0) return null;
  return html`<h3>${words.say('Décisions proposées', 'Decisions proposed')}</h3>
    <ul>
      ${proposals.map(
        (one) =>
          html`<li>
            ${words.of(gateLabel(one.gate))}${words.colon}<strong
              >${words.label(GATE_OUTCOME_LABELS, one.outcome)}</strong
            >, ${words.say('proposé le', 'proposed on')} ${dated(words, one.proposedOn)}
            ${one.organisation && html`${words.say('pour', 'for')} ${organisationLink(words, one.organisation)}`}
            <p class="note">${awaited(visit, one)}</p>
          </li>`,
      )}
    </ul>`;
}
