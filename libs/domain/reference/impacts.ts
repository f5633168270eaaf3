import { codesOf, type Labels } from './labels.js';

/** The three impacts (PHARE18 §3). */
export const IMPACT_LABELS = {
  performance: { fr: 'Performance des organisations', en: 'Performance of organisations' },
  innovation: { fr: 'Innovation territoriale et sociétale', en: 'Territorial and societal innovation' },
  confidence: {
    fr: 'Confiance des personnes et des territoires',
    en: 'Confidence of people and territories',
  },
} as const satisfies Labels<string>;
export type Impact = keyof typeof IMPACT_LABELS;
export const IMPACTS = codesOf(IMPACT_LABELS);

export const SUB_IMPACT_LABELS = {
  'economic-actors': { fr: 'Acteurs économiques (RSE dynamique)', en: 'Economic actors (a dynamic CSR)' },
  'general-interest-structures': {
    fr: "Structures d'intérêt général (modèles hybrides)",
    en: 'General-interest structures (hybrid models)',
  },
  'public-actors': {
    fr: 'Acteurs publics (co-construction des politiques)',
    en: 'Public actors (co-building policy)',
  },
  territorial: { fr: 'Innovation territoriale', en: 'Territorial innovation' },
  societal: { fr: 'Innovation sociétale', en: 'Societal innovation' },
  people: { fr: 'Confiance des personnes', en: 'Confidence of people' },
  territories: { fr: 'Confiance des territoires', en: 'Confidence of territories' },
} as const satisfies Labels<string>;
export type SubImpact = keyof typeof SUB_IMPACT_LABELS;
export const SUB_IMPACTS = codesOf(SUB_IMPACT_LABELS);

export const IMPACT_OF: Readonly<Record<SubImpact, Impact>> = {
  'economic-actors': 'performance',
  'general-interest-structures': 'performance',
  'public-actors': 'performance',
  territorial: 'innovation',
  societal: 'innovation',
  people: 'confidence',
  territories: 'confidence',
};

/** The three different things that are evaluated, and never mixed (domain, §3). */
export const EVALUATED_OBJECT_LABELS = {
  actions: { fr: 'Performance des actions', en: 'Performance of the actions' },
  solution: { fr: 'Pertinence de la solution', en: 'Relevance of the solution' },
  partnership: { fr: 'Effets de la relation partenariale', en: 'Effects of the partnership' },
} as const satisfies Labels<string>;
export const EVALUATED_OBJECTS = codesOf(EVALUATED_OBJECT_LABELS);

export const INDICATOR_DIRECTION_LABELS = {
  increase: { fr: 'Augmenter', en: 'Increase' },
  decrease: { fr: 'Diminuer', en: 'Decrease' },
  maintain: { fr: 'Maintenir', en: 'Maintain' },
} as const satisfies Labels<string>;
export const INDICATOR_DIRECTIONS = codesOf(INDICATOR_DIRECTION_LABELS);

export const OPINION_LABELS = {
  favourable: { fr: 'Favorable', en: 'Favourable' },
  reserved: { fr: 'Réservé', en: 'Reserved' },
  unfavourable: { fr: 'Défavorable', en: 'Unfavourable' },
} as const satisfies Labels<string>;
export const OPINIONS = codesOf(OPINION_LABELS);

export const EVIDENCE_KIND_LABELS = {
  text: { fr: 'Texte', en: 'Text' },
  link: { fr: 'Lien', en: 'Link' },
  file: { fr: 'Fichier (empreinte SHA-256)', en: 'File (SHA-256)' },
} as const satisfies Labels<string>;
export const EVIDENCE_KINDS = codesOf(EVIDENCE_KIND_LABELS);
