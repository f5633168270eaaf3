import { IDENTIFIER_SCHEME_LABELS, SPHERE_LABELS } from '#domain';
import { type Organisation } from '../api/list-answers.js';
import { ORGANISATION_FILTERS } from '../filters/known-filters.js';
import { html } from '../html/html.js';
import { fictionalMark, orNotStated } from '../page/parts.js';
import { type ListDefinition } from './list-definition.js';

export const ORGANISATION_LIST: ListDefinition<Organisation> = {
  path: '/organisations',
  title: { fr: 'Organisations', en: 'Organisations' },
  lead: {
    fr: 'Celles qui prennent part à des partenariats, de tous les mondes.',
    en: 'Those that take part in partnerships, from every sphere.',
  },
  counted: { fr: ['organisation', 'organisations'], en: ['organisation', 'organisations'] },
  filters: ORGANISATION_FILTERS,
  columns: [
    {
      label: { fr: 'Organisation', en: 'Organisation' },
      cell: ({ organisationId, name, fictional }, words) =>
        html`<a href="/organisations/${organisationId}">${name}</a> ${fictionalMark(words, fictional)}`,
    },
    { label: { fr: 'Monde', en: 'Sphere' }, cell: ({ sphere }, words) => words.label(SPHERE_LABELS, sphere) },
    {
      label: { fr: 'Siège', en: 'Home' },
      cell: ({ homeTerritory }, words) => orNotStated(words, homeTerritory?.name),
    },
    {
      label: { fr: 'Identifiants', en: 'Identifiers' },
      cell: ({ identifiers }, words) =>
        orNotStated(
          words,
          identifiers
            .map(({ scheme, value }) => `${words.label(IDENTIFIER_SCHEME_LABELS, scheme)} ${value}`)
            .join(', '),
        ),
    },
  ],
  act: {
    href: '/organisations/new',
    label: { fr: 'Enregistrer une organisation', en: 'Register an organisation' },
  },
};
