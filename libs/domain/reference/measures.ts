import { codesOf, type Labels } from './labels.js';

/** What kind of thing an indicator measures. */
export const MEASURE_KIND_LABELS = {
  number: { fr: 'Nombre', en: 'Number' },
  percentage: {
    fr: 'Pourcentage (numérateur et dénominateur)',
    en: 'Percentage (numerator and denominator)',
  },
  money: { fr: 'Montant, en centimes d’euro', en: 'Money, in euro cents' },
  ordinal: { fr: 'Échelle ordonnée', en: 'Ordinal scale' },
  qualitative: { fr: 'Qualitatif (texte, sans cible)', en: 'Qualitative (a text, no target)' },
} as const satisfies Labels<string>;
export type MeasureKind = keyof typeof MEASURE_KIND_LABELS;
export const MEASURE_KINDS = codesOf(MEASURE_KIND_LABELS);

/** How measures of an indicator add up over time. */
export const ACCUMULATION_LABELS = {
  stock: { fr: 'Stock : la dernière mesure dit l’état', en: 'Stock: the last measure says how it stands' },
  flow: { fr: 'Flux : les mesures de périodes s’ajoutent', en: 'Flow: measures of periods add up' },
} as const satisfies Labels<string>;
export type Accumulation = keyof typeof ACCUMULATION_LABELS;
export const ACCUMULATIONS = codesOf(ACCUMULATION_LABELS);

/** What a measure may be told apart by. */
export const DISAGGREGATION_LABELS = {
  territory: { fr: 'Territoire', en: 'Territory' },
  'beneficiary-group': { fr: 'Groupe de bénéficiaires', en: 'Beneficiary group' },
} as const satisfies Labels<string>;
export const DISAGGREGATIONS = codesOf(DISAGGREGATION_LABELS);
