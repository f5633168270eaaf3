import { SUB_IMPACT_LABELS } from '#domain';
import { type ListedIndicator } from '../api/list-answers.js';
import { INDICATOR_FILTERS } from '../filters/known-filters.js';
import { measured, progressIn } from '../page/progress.js';
import { html, type Html } from '../html/html.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';
import { type ListDefinition } from './list-definition.js';

/** A value as its indicator measures; its unit stands beside the name, a rank is all that a list says of a scale. */
const valueIn = (words: Words, { measure }: ListedIndicator, value: number | null): Html =>
  measured(words, { measure, unit: '', scale: null }, value);

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
      cell: (indicator, words) => valueIn(words, indicator, indicator.baseline),
      isNumber: true,
    },
    {
      label: { fr: 'Cible', en: 'Target' },
      cell: (indicator, words) => valueIn(words, indicator, indicator.target),
      isNumber: true,
    },
    {
      label: { fr: 'Dernière mesure', en: 'Last measure' },
      isNumber: true,
      cell: (indicator, words) =>
        html`${valueIn(words, indicator, indicator.actual)}
        ${indicator.measuredOn && html`<span class="note">${dated(words, indicator.measuredOn)}</span>`}`,
    },
    {
      label: { fr: 'Progression', en: 'Progress' },
      cell: (indicator, words) => progressIn(words, indicator),
    },
  ],
};
