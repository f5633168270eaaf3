import { SUB_IMPACT_LABELS } from '#domain';
import { type ListedIndicator } from '../api/list-answers.js';
import { INDICATOR_FILTERS } from '../filters/known-filters.js';
import { html } from '../html/html.js';
import { progressIn, quantity } from '../page/progress.js';
import { dated } from '../words/time.js';
import { type ListDefinition } from './list-definition.js';

export const INDICATOR_LIST: ListDefinition<ListedIndicator> = {
  path: '/indicators',
  title: { fr: 'Indicateurs', en: 'Indicators' },
  lead: {
    fr: 'Ce que les parties sont convenues de mesurer, sur les trois impacts, et où elles en sont.',
    en: 'What the parties agreed to measure, on the three impacts, and how far they are.',
  },
  counted: { fr: ['indicateur', 'indicateurs'], en: ['indicator', 'indicators'] },
  filters: INDICATOR_FILTERS,
  more: {
    href: '/shared-indicators',
    label: { fr: 'Bibliothèque d’indicateurs', en: 'Library of indicators' },
  },
  columns: [
    {
      label: { fr: 'Indicateur', en: 'Indicator' },
      cell: ({ name, unit, partnershipId, indicatorId }) =>
        html`<a href="/partnerships/${partnershipId}#indicator-${indicatorId}">${name}</a>
          <span class="note">${unit}</span>`,
    },
    { label: { fr: 'Partenariat', en: 'Partnership' }, cell: ({ title }) => title },
    {
      label: { fr: 'Sous-impact', en: 'Sub-impact' },
      cell: ({ subImpact }, words) => words.label(SUB_IMPACT_LABELS, subImpact),
    },
    {
      label: { fr: 'Départ', en: 'Baseline' },
      cell: ({ baseline }, words) => quantity(words, baseline),
      isNumber: true,
    },
    {
      label: { fr: 'Cible', en: 'Target' },
      cell: ({ target }, words) => quantity(words, target),
      isNumber: true,
    },
    {
      label: { fr: 'Dernière mesure', en: 'Last measure' },
      isNumber: true,
      cell: ({ actual, measuredOn }, words) =>
        html`${quantity(words, actual)}
        ${measuredOn && html`<span class="note">${dated(words, measuredOn)}</span>`}`,
    },
    {
      label: { fr: 'Progression', en: 'Progress' },
      cell: (indicator, words) => progressIn(words, indicator),
    },
  ],
};
