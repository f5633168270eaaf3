import { STAGE_LABELS } from '#domain';
import { type StageStay } from '../api/list-answers.js';
import { STAGE_STAY_FILTERS } from '../filters/known-filters.js';
import { html } from '../html/html.js';
import { STAY_OUTCOME_LABELS } from '../words/console-labels.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';
import { type ListDefinition } from './list-definition.js';

/** The day a stay began or ended; where only an observation bounds it, that is said. */
const bound = (words: Words, day: string | null, known: boolean) =>
  day === null
    ? '–'
    : known
      ? dated(words, day)
      : html`${words.say('au plus tard le', 'at the latest')} ${dated(words, day)}`;

export const STAGE_STAY_LIST: ListDefinition<StageStay> = {
  path: '/stage-stays',
  title: { fr: 'Séjours aux étapes', en: 'Stays at stages' },
  lead: {
    fr: 'Chaque passage d’un partenariat par une étape, avec sa durée quand ses deux bouts sont connus.',
    en: 'Each time a partnership was at a stage, with its duration where both ends are known.',
  },
  counted: { fr: ['séjour', 'séjours'], en: ['stay', 'stays'] },
  filters: STAGE_STAY_FILTERS,
  columns: [
    {
      label: { fr: 'Partenariat', en: 'Partnership' },
      cell: ({ partnershipId, title }) => html`<a href="/partnerships/${partnershipId}#path">${title}</a>`,
    },
    { label: { fr: 'Étape', en: 'Stage' }, cell: ({ stage }, words) => words.label(STAGE_LABELS, stage) },
    {
      label: { fr: 'Entrée', en: 'Entered' },
      cell: ({ enteredOn, entryKnown }, words) => bound(words, enteredOn, entryKnown),
    },
    {
      label: { fr: 'Sortie', en: 'Left' },
      cell: ({ leftOn, exitKnown }, words) => bound(words, leftOn, exitKnown),
    },
    {
      label: { fr: 'Suite', en: 'Outcome' },
      cell: ({ outcome }, words) => words.label(STAY_OUTCOME_LABELS, outcome),
    },
    {
      label: { fr: 'Jours', en: 'Days' },
      cell: ({ daysSoFar }, words) => (daysSoFar === null ? '–' : words.number(daysSoFar)),
      isNumber: true,
    },
  ],
};
