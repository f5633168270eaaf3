import { STANDING_LABELS } from '#domain';
import { type WatchItem } from '../api/list-answers.js';
import { WATCH_FILTERS } from '../filters/known-filters.js';
import { html } from '../html/html.js';
import { riskZoneIn, watchReason } from '../page/watch-card.js';
import { dated } from '../words/time.js';
import { type ListDefinition } from './list-definition.js';

export const WATCH_LIST: ListDefinition<WatchItem> = {
  path: '/watch',
  title: { fr: 'À surveiller', en: 'To watch' },
  lead: {
    fr: 'Ce qui dure, ce qui est en retard, ce dont on n’a plus de nouvelles ; une raison par ligne.',
    en: 'What lasts, what is late, what has not been heard of; one reason a line.',
  },
  counted: { fr: ['raison', 'raisons'], en: ['reason', 'reasons'] },
  filters: WATCH_FILTERS,
  columns: [
    {
      label: { fr: 'Partenariat', en: 'Partnership' },
      cell: ({ partnershipId, title }) => html`<a href="/partnerships/${partnershipId}">${title}</a>`,
    },
    { label: { fr: 'Pourquoi', en: 'Why' }, cell: (item, words) => watchReason(words, item) },
    {
      label: { fr: 'Étape', en: 'Stage' },
      cell: (item, words) => html`${words.label(STANDING_LABELS, item.standing)} ${riskZoneIn(words, item)}`,
    },
    { label: { fr: 'Depuis', en: 'Since' }, cell: ({ since }, words) => dated(words, since) },
    { label: { fr: 'Jours', en: 'Days' }, cell: ({ days }, words) => words.number(days), isNumber: true },
  ],
};
