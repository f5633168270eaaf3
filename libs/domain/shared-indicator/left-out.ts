import { type Labels } from '../reference/labels.js';

/** Why an indicator that uses a shared definition counts not where it is taken together with others. */
export const LEFT_OUT_LABELS = {
  'other-version': { fr: 'Autre version de la définition', en: 'Another version of the definition' },
  'not-agreed': { fr: 'Pas encore convenu', en: 'Not agreed yet' },
  'not-measured': { fr: 'Pas encore mesuré', en: 'Not measured yet' },
  qualitative: { fr: 'Qualitatif : se lit, ne se somme pas', en: 'Qualitative: read, never summed' },
} as const satisfies Labels<string>;
export type LeftOut = keyof typeof LEFT_OUT_LABELS;
