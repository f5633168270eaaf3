import {
  CATEGORY_LABELS,
  DOMAIN_LABELS,
  ODD_LABELS,
  TERRITORY_KIND_LABELS,
  TERRITORY_LEVEL_LABELS,
} from '#domain';
import { type SheetDescription } from '../api/sheet-answer.js';
import { html, type Content, type Html } from '../html/html.js';
import { categoryIn, facts, orNotStated } from '../page/parts.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';

const lines = (items: readonly Content[]): Content =>
  items.length === 0
    ? null
    : html`<ul class="plain-list">
        ${items.map((item) => html`<li>${item}</li>`)}
      </ul>`;

const territory = (
  words: Words,
  { name, level, code, kind }: SheetDescription['territories'][number],
): Html =>
  html`${name}
    <span class="note"
      >${words.label(TERRITORY_LEVEL_LABELS, level)}${code && ` · INSEE ${code}`} ·
      ${words.label(TERRITORY_KIND_LABELS, kind)}</span
    >`;

const goals = (words: Words, odd: NonNullable<SheetDescription['odd']>): Content =>
  lines(
    [odd.main, ...odd.others].map(
      (goal) =>
        html`${goal}. ${words.label(ODD_LABELS, goal)}
        ${goal === odd.main && html`<span class="note">${words.say('principal', 'main')}</span>`}`,
    ),
  );

/** What the partnership is about; what no document states is said to be so. */
export function descriptionView(words: Words, description: SheetDescription): Html {
  const { need, purpose, populations, category, categoryHistory, territories, domains, odd } = description;
  const stated = (content: Content) => orNotStated(words, content);
  const prose = (text: string) => (text === '' ? null : html`<span class="prose">${text}</span>`);
  const what = facts([
    [words.say('Besoin traité', 'Need addressed'), stated(prose(need))],
    [words.say('Objet', 'Purpose'), stated(prose(purpose))],
  ]);
  const whomAndWhere = facts([
    [words.say('Populations visées', 'Populations addressed'), stated(lines(populations))],
    [
      words.say('Catégorie', 'Category'),
      html`${categoryIn(words, category)}
      ${categoryHistory.map(
        (former) =>
          html`<span class="note"
            >${words.label(CATEGORY_LABELS, former.category)} ${words.say('jusqu’au', 'until')}
            ${dated(words, former.until)}</span
          >`,
      )}`,
    ],
    [
      words.say('Domaines de fragilité', 'Domains of fragility'),
      stated(lines(domains.map((domain) => words.label(DOMAIN_LABELS, domain)))),
    ],
    [words.say('Territoires', 'Territories'), stated(lines(territories.map((one) => territory(words, one))))],
    [words.say('Objectifs de développement durable', 'UN goals'), stated(odd && goals(words, odd))],
  ]);
  return html`${what} ${whomAndWhere}`;
}
