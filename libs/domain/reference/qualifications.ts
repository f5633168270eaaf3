import { codesOf, type Labels } from './labels.js';

/** What a project is found to be (domain, §1). */
export const QUALIFICATION_LABELS = {
  initiative: {
    fr: 'Initiative (améliore une situation)',
    en: 'Initiative (improves a situation)',
  },
  invention: {
    fr: 'Invention (nouvelle, pertinente, preuve de concept)',
    en: 'Invention (new, relevant, proof of concept)',
  },
  innovation: {
    fr: 'Innovation (déployée assez largement pour changer son écosystème)',
    en: 'Innovation (deployed widely enough to change its ecosystem)',
  },
} as const satisfies Labels<string>;
export type Qualification = keyof typeof QUALIFICATION_LABELS;
export const QUALIFICATIONS = codesOf(QUALIFICATION_LABELS);

/** Who takes up a solution beyond its inventor. */
export const TAKEN_UP_BY_LABELS = {
  'public-policy': { fr: 'Politique publique', en: 'Public policy' },
  market: { fr: 'Marché', en: 'Market' },
} as const satisfies Labels<string>;
export const TAKERS_UP = codesOf(TAKEN_UP_BY_LABELS);
