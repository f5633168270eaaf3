import { DOMAIN_LABELS } from '#domain';
import { type ListedPartnership } from '../api/list-answers.js';
import { PARTNERSHIP_FILTERS } from '../filters/known-filters.js';
import { html } from '../html/html.js';
import { categoryIn, fictionalMark, orNotStated, standingIn, statusBadge } from '../page/parts.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';
import { type ListDefinition } from './list-definition.js';

const SHOWN_PARTIES = 3;

/** The first names, and how many more there are. */
function shortList(names: readonly string[], words: Words): string {
  const more = names.length - SHOWN_PARTIES;
  const first = names.slice(0, SHOWN_PARTIES).join(', ');
  return more <= 0 ? first : words.say(`${first} et ${more} de plus`, `${first} and ${more} more`);
}

export const PARTNERSHIP_LIST: ListDefinition<ListedPartnership> = {
  path: '/partnerships',
  title: { fr: 'Partenariats', en: 'Partnerships' },
  lead: {
    fr: 'Tous les partenariats du registre, les vrais et ceux de la démonstration.',
    en: 'Every partnership of the ledger, the real ones and those of the demonstration.',
  },
  counted: { fr: ['partenariat', 'partenariats'], en: ['partnership', 'partnerships'] },
  filters: PARTNERSHIP_FILTERS,
  orders: [
    ['title', { fr: 'Titre, de A à Z', en: 'Title, A to Z' }],
    ['-title', { fr: 'Titre, de Z à A', en: 'Title, Z to A' }],
    ['-startedOn', { fr: 'Début, le plus récent d’abord', en: 'Start, latest first' }],
    ['startedOn', { fr: 'Début, le plus ancien d’abord', en: 'Start, earliest first' }],
    ['stage', { fr: 'Étape, de la conception à l’industrialisation', en: 'Stage, from conception on' }],
    [
      '-stage',
      { fr: 'Étape, de l’industrialisation à la conception', en: 'Stage, from industrialisation back' },
    ],
  ],
  columns: [
    {
      label: { fr: 'Partenariat', en: 'Partnership' },
      cell: ({ partnershipId, title, fictional }, words) =>
        html`<a href="/partnerships/${partnershipId}">${title}</a> ${fictionalMark(words, fictional)}`,
    },
    { label: { fr: 'Étape', en: 'Stage' }, cell: ({ standing }, words) => standingIn(words, standing) },
    { label: { fr: 'Statut', en: 'Status' }, cell: ({ status }, words) => statusBadge(words, status) },
    {
      label: { fr: 'Catégorie', en: 'Category' },
      cell: ({ category }, words) => categoryIn(words, category),
    },
    {
      label: { fr: 'Parties', en: 'Parties' },
      cell: ({ parties }, words) =>
        orNotStated(
          words,
          shortList(
            parties.map(({ name }) => name),
            words,
          ),
        ),
    },
    {
      label: { fr: 'Domaines', en: 'Domains' },
      cell: ({ domains }, words) =>
        orNotStated(words, domains.map((domain) => words.label(DOMAIN_LABELS, domain)).join(' · ')),
    },
    {
      label: { fr: 'Début', en: 'Start' },
      cell: ({ startedOn, startPrecision }, words) => dated(words, startedOn, startPrecision),
    },
  ],
  act: {
    href: '/partnerships/new',
    label: { fr: 'Enregistrer un partenariat', en: 'Register a partnership' },
  },
};
