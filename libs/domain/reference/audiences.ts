import { codesOf, type Labels } from './labels.js';

/** Who, of those who see a partnership whole, reads one item of it: evidence, an opinion. Its author always does. */
export const AUDIENCE_LABELS = {
  parties: { fr: 'Toutes les parties', en: 'All parties' },
  'funders-and-evaluators': { fr: 'Financeurs et évaluateurs', en: 'Funders and evaluators' },
  author: { fr: 'L’organisation qui l’apporte, seule', en: 'The organisation that brings it, alone' },
} as const satisfies Labels<string>;
export type Audience = keyof typeof AUDIENCE_LABELS;
export const AUDIENCES = codesOf(AUDIENCE_LABELS);

/** What partners may publish of a partnership, item by item. */
export const PUBLISHED_ITEM_LABELS = {
  presentation: { fr: 'Présentation et parcours', en: 'Presentation and path' },
  parties: { fr: 'Parties et rôles', en: 'Parties and roles' },
  indicators: { fr: 'Indicateurs et mesures', en: 'Indicators and measurements' },
} as const satisfies Labels<string>;
export type PublishedItem = keyof typeof PUBLISHED_ITEM_LABELS;
export const PUBLISHED_ITEMS = codesOf(PUBLISHED_ITEM_LABELS);
