import {
  type Named,
  type SheetAnswer,
  type SheetIndicatorVersion,
  type SheetRefusal,
} from '../api/sheet-answer.js';
import { html, type Content, type Html } from '../html/html.js';
import { emptyState } from '../page/parts.js';
import { personalText } from '../sheet/evidence.view.js';
import { organisationLink } from '../sheet/parties.view.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';

/** How a party stands towards a version. */
type Stand = 'accepted' | 'refused' | 'counter-proposed' | 'passed-over' | 'silent' | 'awaited';

const BADGES: Readonly<Record<Stand, string>> = {
  accepted: 'badge--good',
  refused: 'badge--late',
  'counter-proposed': 'badge--late',
  'passed-over': 'badge--risk',
  silent: 'badge--risk',
  awaited: '',
};

const standIn = (words: Words, stand: Stand): string =>
  ({
    accepted: words.say('✓ Accepte', '✓ Accepts'),
    refused: words.say('✗ Refuse', '✗ Refuses'),
    'counter-proposed': words.say('⇄ Contre-propose', '⇄ Counter-proposes'),
    'passed-over': words.say('… Silence, passé outre', '… Silent, passed over'),
    silent: words.say('… Silence', '… Silent'),
    awaited: words.say('○ Attendue', '○ Awaited'),
  })[stand];

const line = (words: Words, party: Named, stand: Stand, more: Content): Html =>
  html`<li>
    <p>
      ${organisationLink(words, party)} <span class="badge ${BADGES[stand]}">${standIn(words, stand)}</span>
      ${more}
    </p>
  </li>`;

function refusal(words: Words, { on, reason, counterProposal, ...organisation }: SheetRefusal): Html {
  return html`<li>
    <p>
      ${organisationLink(words, organisation)}
      <span class="badge badge--late"
        >${standIn(words, counterProposal ? 'counter-proposed' : 'refused')}</span
      >
      <span class="note">${dated(words, on)}</span>
    </p>
    <p class="quoted">${personalText(words, reason)}</p>
  </li>`;
}

/** What each party answered on a version: who accepted, refused and why, is awaited, stayed silent past the date. */
export function repliesView(words: Words, version: SheetIndicatorVersion, today: string): Html {
  const { acceptances, refusals, silences, awaited, replyBy } = version;
  const standing = refusals.filter(({ stands }) => stands);
  const isPast = replyBy < today;
  const lines = [
    ...acceptances.map((one) =>
      line(words, one, 'accepted', html`<span class="note">${dated(words, one.on)}</span>`),
    ),
    ...standing.map((one) => refusal(words, one)),
    ...silences.flatMap(({ organisations, on, justification }) =>
      organisations.map((one) =>
        line(
          words,
          one,
          'passed-over',
          html`<span class="note">${dated(words, on)}${words.colon}${personalText(words, justification)}</span>`,
        ),
      ),
    ),
    ...awaited.map((one) =>
      line(
        words,
        one,
        isPast ? 'silent' : 'awaited',
        html`<span class="note"
          >${isPast ? words.say('réponse attendue le', 'reply was due') : words.say('réponse attendue avant le', 'reply due by')}
          ${dated(words, replyBy)}</span
        >`,
      ),
    ),
  ];
  if (lines.length === 0)
    return emptyState(words.say('Aucune partie n’est appelée à répondre.', 'No party is asked to reply.'));
  return html`<ul class="replies plain-list">
    ${lines}
  </ul>`;
}

/** Who must accept, and whether the framework names them. */
export const requiredView = (words: Words, { framework }: SheetAnswer): Html =>
  html`<p>
    ${
      framework.isDefault
        ? words.say(
            'Les porteurs, partenaires et financeurs présents acceptent chaque indicateur :',
            'The current carriers, partners and funders accept each indicator:',
          )
        : words.say(
            'Le cadre désigne qui accepte chaque indicateur :',
            'The framework names who accepts each indicator:',
          )
    }
    ${
      framework.requiredParties.length === 0
        ? words.say('personne pour l’instant.', 'nobody for now.')
        : html`${framework.requiredParties.map((one, index) => html`${index > 0 && ', '}${organisationLink(words, one)}`)}.`
    }
  </p>`;
