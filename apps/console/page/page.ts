import { LANGUAGES } from '#domain';
import { ROLES } from '#platform';
import { FAVICON_ADDRESS, STYLESHEET_ADDRESS } from '../assets.js';
import { isPast } from '../clocks/clocks.js';
import { linksAtPoint } from '../clocks/links-at-point.js';
import { attributes, html, type Content, type Html } from '../html/html.js';
import { type Visit } from '../visit/visit.js';

/** Places that stand under another's heading. */
const BELONGING: Readonly<Record<string, readonly string[]>> = {
  '/rounds': ['/trajectories', '/cohorts'],
  '/indicators': ['/shared-indicators'],
};

const LANGUAGE_NAMES = { fr: 'Français', en: 'English' } as const;

export interface PageContent {
  readonly title: string;
  /** The page itself; the heading of level one is its own. */
  readonly main: Content;
  /** For who comes by a link alone: no menu, no way in. */
  readonly isAlone?: boolean;
}

/** A whole page: what stands around every one of them. */
export function page(visit: Visit, content: PageContent): string {
  const whole = wholePage(visit, content);
  return visit.clocks && isPast(visit.clocks) ? linksAtPoint(whole, visit.clocks) : whole;
}

function wholePage(visit: Visit, { title, main, isAlone = false }: PageContent): string {
  const { words, caller } = visit;
  const name = words.say('Registre des partenariats', 'Partnership Ledger');
  return html`<!doctype html>
    <html lang="${words.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – ${name}</title>
        <link rel="stylesheet" href="${STYLESHEET_ADDRESS}" />
        <link rel="icon" href="${FAVICON_ADDRESS}" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip-link" href="#content">${words.say('Aller au contenu', 'Skip to content')}</a>
        <header class="site-header">
          <div class="site-header__inner">
            ${isAlone ? html`<span class="site-name">${name}</span>` : html`<a class="site-name" href="/">${name}</a>`}
            ${caller && navigation(visit)}
            <div class="site-tools">${languageSwitch(visit)} ${caller && signOut(visit)}</div>
          </div>
        </header>
        <main id="content" tabindex="-1">${main}</main>
        <footer class="site-footer">
          <p>
            ${words.say(
              'Chaque fait enregistré reste ; une correction s’ajoute sans rien effacer.',
              'Every recorded fact stays; a correction is added and erases nothing.',
            )}
          </p>
        </footer>
      </body>
    </html> `.markup;
}

function navigation({ words, address, caller }: Visit): Html {
  const places = [
    ['/', words.say('Portefeuille', 'Portfolio')],
    ['/partnerships', words.say('Partenariats', 'Partnerships')],
    ['/organisations', words.say('Organisations', 'Organisations')],
    ['/watch', words.say('À surveiller', 'To watch')],
    ['/indicators', words.say('Indicateurs', 'Indicators')],
    ['/rounds', words.say('Évaluation', 'Evaluation')],
    ['/closings', words.say('Arrêtés', 'Closings')],
    ...(caller?.roles.some((role) => role === 'administrator' || role === 'dpo')
      ? [['/access', words.say('Personnes et clés', 'People and keys')] as const]
      : []),
  ] as const;
  const isHere = (path: string): boolean =>
    path === '/'
      ? address.pathname === '/'
      : [path, ...(BELONGING[path] ?? [])].some((start) => address.pathname.startsWith(start));
  return html`<nav class="site-nav" aria-label="${words.say('Rubriques', 'Sections')}">
    <ul>
      ${places.map(
        ([path, label]) =>
          html`<li><a${attributes({ href: path, 'aria-current': isHere(path) && 'page' })}>${label}</a></li>`,
      )}
    </ul>
  </nav>`;
}

/** The same page in the other language; what only showed one's own last write is left behind. */
function languageSwitch({ words, address }: Visit): Html {
  return html`<nav aria-label="${words.say('Langue', 'Language')}">
    ${LANGUAGES.filter((language) => language !== words.language).map((language) => {
      const query = new URLSearchParams(address.searchParams);
      for (const passing of ['after', 'done']) query.delete(passing);
      query.set('lang', language);
      return html`<a href="${address.pathname}?${query.toString()}" lang="${language}" hreflang="${language}"
        >${LANGUAGE_NAMES[language]}</a
      >`;
    })}
  </nav>`;
}

const signOut = ({ words, caller }: Visit): Html =>
  html`<form method="post" action="/sign-out" class="sign-out">
    <span class="role">${caller?.roles.map((role) => words.of(ROLES[role])).join(', ')}</span>
    <button class="link-button">${words.say('Se déconnecter', 'Sign out')}</button>
  </form>`;
