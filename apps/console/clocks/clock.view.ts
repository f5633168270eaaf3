import { POSITION_TOKEN } from '#contracts';
import { attributes, html, type Html } from '../html/html.js';
import { addressWith } from '../filters/filter.js';
import { mayClose } from '../visit/writers.js';
import { dated, momentOf } from '../words/time.js';
import { type Words } from '../words/words.js';
import { CLOCKS, isPast, TODAY, type VisitAtPoint } from './clocks.js';
import { clockFields } from './clock-fields.js';
import { type PagePoint } from './page-point.js';

/** « tel que connu le 31 janvier 2025 à 18:00 »; nothing where all that is known is taken in. */
function known(words: Words, { clocks }: VisitAtPoint, { closing, stamp }: PagePoint): Html | null {
  const asked = clocks.knownAt;
  const instant =
    closing?.recordedUpTo ?? (asked && !POSITION_TOKEN.test(asked) ? asked : stamp?.recordedUpTo);
  if (closing === null && asked === undefined) return null;
  if (!instant) return html`, ${words.say('tel que connu alors', 'as known then')}`;
  return html`, ${words.say('tel que connu le', 'as known on')} ${momentOf(words, instant)}`;
}

/** Which day the page speaks of: that of its stamp or closing, else the one its address asks for. */
const asOf = (words: Words, { clocks }: VisitAtPoint, { closing, stamp }: PagePoint): Html => {
  const day = closing?.asOf ?? clocks.asOf ?? stamp?.asOf;
  return day === undefined
    ? html`${words.say('Aujourd’hui', 'Today')}`
    : html`${words.say('Au', 'At')} ${dated(words, day)}`;
};

function later(words: Words, { closing, closed }: PagePoint): Html | null {
  if (!closing) return null;
  const withdrawn =
    closing.withdrawnOn !== null &&
    html`<p>
      ${words.say('Cet arrêté a été retiré le', 'This closing was withdrawn on')} ${dated(words, closing.withdrawnOn)}.
    </p>`;
  if (!closed) return html`${withdrawn}`;
  const { count, more, comparison } = closed.laterFacts;
  const facts = words.counted(count, ['fait', 'faits'], ['fact', 'facts']);
  return html`${withdrawn}
    <p>
      ${
        count === 0 && !more
          ? words.say(
              'Rien de ce qui a été enregistré depuis ne le concerne.',
              'Nothing recorded since concerns it.',
            )
          : html`${more && words.say('Au moins ', 'At least ')}${facts}
              ${count < 2 ? words.say('enregistré depuis le concerne.', 'recorded since concerns it.') : words.say('enregistrés depuis le concernent.', 'recorded since concern it.')}
              <a href="${pageOfComparison(comparison)}">${words.say('Voir ce qui a changé', 'See what changed')}</a>`
      }
    </p>`;
}

/** The console's page for a comparison that the API names. */
export const pageOfComparison = (path: string): string => path.replace(/^\/v1(\/portfolio)?(?=\/)/, '');

/** The page that compares this one's point with today. */
function comparisonAddress({ address, clocks }: VisitAtPoint): string {
  const path = address.pathname;
  const isSheet = /^\/partnerships\/[^/]+$/.test(path);
  const query = new URLSearchParams([
    ...(isSheet || path !== '/' ? [] : [...new URL(addressWith(address, TODAY), address).searchParams]),
    ...Object.entries(clocks),
  ] as [string, string][]);
  return `${isSheet ? `${path}/compare` : '/compare'}?${query.toString()}`;
}

/** Fixes the point of the page under a name. */
function closingLink(visit: VisitAtPoint, { closing, stamp }: PagePoint): Html | null {
  if (closing || !stamp || !mayClose(visit)) return null;
  const { asOf, knownAt } = stamp;
  return html`<a
    class="button button--quiet"
    href="/closings/new?${new URLSearchParams({ asOf, knownAt }).toString()}"
    >${visit.words.say('En faire un arrêté', 'Make it a closing')}</a
  >`;
}

function banner(visit: VisitAtPoint, point: PagePoint): Html | null {
  const { words, address, clocks } = visit;
  if (!isPast(clocks)) return null;
  return html`<div class="notice notice--past" role="region" aria-label="${words.say('Point du temps', 'Point in time')}">
    <p class="notice__title">
      ${asOf(words, visit, point)}${known(words, visit, point)}${
        point.closing &&
        html`${words.say(', arrêté', ', closing')} <a href="/closings/${point.closing.closingId}">${words.say(`« ${point.closing.name} »`, `“${point.closing.name}”`)}</a>`
      }
    </p>
    ${later(words, point)}
    <p class="actions">
      <a class="button button--quiet" data-point="today" href="${addressWith(address, TODAY)}"
        >${words.say('Revenir à aujourd’hui', 'Back to today')}</a
      >
      ${
        /^\/(partnerships\/[^/]+)?$/.test(address.pathname) &&
        html`<a class="button button--quiet" href="${comparisonAddress(visit)}"
          >${words.say('Comparer avec aujourd’hui', 'Compare with today')}</a
        >`
      }
      ${closingLink(visit, point)}
    </p>
  </div>`;
}

/** Which point the page speaks of, and the way to another; the criteria of the page are kept. */
export function clockView(visit: VisitAtPoint, point: PagePoint): Html {
  const { words, address } = visit;
  const names: readonly string[] = [...Object.values(CLOCKS), 'cursor', 'lang', 'done', 'after'];
  const kept = [...address.searchParams].filter(([name, value]) => !names.includes(name) && value !== '');
  return html`${banner(visit, point)}
    <section class="filters clock" aria-label="${words.say('Voir à une autre date', 'See another date')}">
      <details>
        <summary>${words.say('Voir à une autre date', 'See another date')}</summary>
        <form method="get" action="${address.pathname}">
          <div class="filters__fields">${clockFields(visit, CLOCKS, point.closings)}</div>
          ${kept.map(([name, value]) => html`<input${attributes({ type: 'hidden', name, value })}>`)}
          <p class="hint">
            ${words.say(
              'Un arrêté fixe les deux : la date et ce qui était connu.',
              'A closing fixes both: the date, and what was known.',
            )}
          </p>
          <p class="actions"><button class="button">${words.say('Voir', 'See')}</button></p>
        </form>
      </details>
    </section>`;
}
