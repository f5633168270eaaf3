import { MEASURE_KIND_LABELS, SUB_IMPACT_LABELS } from '#domain';
import { type SharedIndicator } from '../api/shared-indicator-answers.js';
import { html } from '../html/html.js';
import { dated } from '../words/time.js';
import { type ListDefinition } from './list-definition.js';

export const SHARED_INDICATOR_LIST: ListDefinition<SharedIndicator> = {
  path: '/shared-indicators',
  title: { fr: 'Bibliothèque d’indicateurs', en: 'Library of indicators' },
  lead: {
    fr: 'Des définitions partagées : les partenariats qui les reprennent se lisent ensemble.',
    en: 'Shared definitions: the partnerships that take them up are read together.',
  },
  counted: {
    fr: ['indicateur partagé', 'indicateurs partagés'],
    en: ['shared indicator', 'shared indicators'],
  },
  filters: [],
  empty: {
    fr: 'La bibliothèque ne contient encore aucun indicateur.',
    en: 'The library holds no indicator yet.',
  },
  act: {
    href: '/shared-indicators/new',
    label: { fr: 'Publier un indicateur', en: 'Publish an indicator' },
    role: 'data-steward',
  },
  more: {
    href: '/indicators',
    label: { fr: 'Indicateurs des partenariats', en: 'Indicators of partnerships' },
  },
  columns: [
    {
      label: { fr: 'Indicateur', en: 'Indicator' },
      cell: ({ sharedIndicatorId, name, versions }) =>
        html`<a href="/shared-indicators/${sharedIndicatorId}">${name}</a>
          <span class="note">${versions.at(-1)?.definition.unit}</span>`,
    },
    {
      label: { fr: 'Sous-impact', en: 'Sub-impact' },
      cell: ({ subImpact }, words) => words.label(SUB_IMPACT_LABELS, subImpact),
    },
    {
      label: { fr: 'Ce qu’on mesure', en: 'What is measured' },
      cell: ({ measure }, words) => words.label(MEASURE_KIND_LABELS, measure),
    },
    { label: { fr: 'Version', en: 'Version' }, cell: ({ version }) => version, isNumber: true },
    {
      label: { fr: 'Publié le', en: 'Published on' },
      cell: ({ publishedOn }, words) => dated(words, publishedOn),
    },
  ],
};
