import { type SheetAnswer, type SheetIndicator, type SheetIndicatorVersion } from '../api/sheet-answer.js';
import { html, joined, type Html } from '../html/html.js';
import { progressIn } from '../page/progress.js';
import { offers } from '../sheet/offers.js';
import { actAddress } from '../sheet/sheet-links.js';
import { type Visit } from '../visit/visit.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';
import { definitionFacts } from './definition.view.js';
import { measurementsView } from './measurements.view.js';
import { repliesView } from './replies.view.js';

const stateBadge = (words: Words, { agreedOn, refusals }: SheetIndicatorVersion): Html => {
  if (agreedOn !== null)
    return html`<span class="badge badge--good">${words.say('Convenu', 'Agreed')}</span>`;
  return refusals.some(({ stands }) => stands)
    ? html`<span class="badge badge--late">${words.say('Refusé', 'Refused')}</span>`
    : html`<span class="badge badge--risk">${words.say('En attente d’accord', 'Awaiting agreement')}</span>`;
};

/** What counter-proposals would put in its place, with the way to take one up. */
function counterProposals(
  visit: Visit,
  sheet: SheetAnswer,
  indicatorId: string,
  { refusals }: SheetIndicatorVersion,
): Html {
  const { words } = visit;
  return html`${refusals.map(
    ({ factId: refusalId, name, counterProposal, stands }) =>
      counterProposal &&
      stands &&
      html`<details class="counter-proposal">
        <summary>
          ${words.say('Contre-proposition de', 'Counter-proposal of')} ${name ?? words.notStated}
        </summary>
        <h5>${counterProposal.name}</h5>
        <p>${counterProposal.definition}</p>
        ${definitionFacts(words, counterProposal)}
        ${
          offers(visit, sheet, 'adopt-counter-proposal') &&
          html`<p class="act">
            <a href="${actAddress(sheet.partnershipId, 'adopt-counter-proposal', { indicatorId, refusalId })}"
              >${words.say('La reprendre en nouvelle version', 'Take it up as a new version')}</a
            >
          </p>`
        }
      </details>`,
  )}`;
}

function acts(
  visit: Visit,
  sheet: SheetAnswer,
  { indicatorId }: SheetIndicator,
  last: SheetIndicatorVersion,
): Html | null {
  const { words } = visit;
  const isOpen = last.agreedOn === null;
  const links = [
    ['accept-indicator', 'accept-indicator', words.say('Accepter', 'Accept'), isOpen] as const,
    ['refuse-indicator', 'refuse-indicator', words.say('Refuser', 'Refuse'), isOpen] as const,
    ['refuse-indicator', 'counter-propose', words.say('Contre-proposer', 'Counter-propose'), isOpen] as const,
    [
      'pass-over-silence',
      'pass-over-silence',
      words.say('Passer outre le silence', 'Pass over silence'),
      isOpen && last.awaited.length > 0,
    ] as const,
    [
      'record-measurement',
      'record-measurement',
      words.say('Relever une mesure', 'Record a measurement'),
      true,
    ] as const,
    ['revise-indicator', 'revise-indicator', words.say('Réviser', 'Revise'), true] as const,
  ]
    .filter(([act, , , makesSense]) => makesSense && offers(visit, sheet, act))
    .map(
      ([, slug, says]) =>
        html`<a href="${actAddress(sheet.partnershipId, slug, { indicatorId })}"
          >${says}<span class="visually-hidden">${words.colon}${last.name}</span></a
        >`,
    );
  return links.length === 0 ? null : html`<p class="act">${joined(links, ' · ')}</p>`;
}

const formerVersion = (words: Words, version: SheetIndicatorVersion, today: string): Html =>
  html`<details>
    <summary>
      ${words.say('Version', 'Version')} ${version.version}${words.colon}${version.name}
      (${version.agreedOn === null ? words.say('jamais convenue', 'never agreed') : html`${words.say('convenue le', 'agreed on')} ${dated(words, version.agreedOn)}`})
    </summary>
    <p>${version.definition}</p>
    ${definitionFacts(words, version)} ${repliesView(words, version, today)}
  </details>`;

/** An indicator with what it says, what each party answered, how far it is, and its earlier versions. */
export function indicatorView(
  visit: Visit,
  sheet: SheetAnswer,
  indicator: SheetIndicator,
  today: string,
): Html {
  const { words } = visit;
  const last = indicator.versions.at(-1);
  if (!last) return html``;
  const inUse = indicator.versions.find(({ version }) => version === indicator.version) ?? last;
  const former = indicator.versions.slice(0, -1).toReversed();
  return html`<article class="indicator" id="indicator-${indicator.indicatorId}">
    <h4>${last.name} ${stateBadge(words, last)}</h4>
    <p>${last.definition}</p>
    ${definitionFacts(words, last, [
      [words.say('Progression', 'Progress'), progressIn(words, inUse)],
      [
        words.say('Version', 'Version'),
        html`${last.version}${last.agreedOn !== null && html`, ${words.say('convenue le', 'agreed on')} ${dated(words, last.agreedOn)}`}`,
      ],
    ])}
    <h5>${words.say('Réponses des parties', 'Replies of the parties')}</h5>
    ${repliesView(words, last, today)} ${counterProposals(visit, sheet, indicator.indicatorId, last)}
    ${measurementsView(words, indicator)} ${former.map((one) => formerVersion(words, one, today))}
    ${acts(visit, sheet, indicator, last)}
  </article>`;
}
