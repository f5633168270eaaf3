import { codesOf, type Label, type Labels } from './labels.js';
import { MANDATE_WITHDRAWAL_REASON_LABELS } from './mandates.js';

/** Why a recorded fact is corrected or withdrawn (domain, §3). */
export const CORRECTION_REASON_LABELS = {
  incorrect: { fr: 'Inexact', en: 'Incorrect' },
  incomplete: { fr: 'Incomplet', en: 'Incomplete' },
  outdated: { fr: 'Périmé', en: 'Outdated' },
  duplicate: { fr: 'En double', en: 'Duplicate' },
} as const satisfies Labels<string>;
export const CORRECTION_REASONS = codesOf(CORRECTION_REASON_LABELS);

const OTHER = {
  other: { fr: 'Autre (à préciser)', en: 'Other (please state)' },
} as const satisfies Labels<string>;

/** Why a partnership is suspended; LILLE12 tells of projects suspended « par manque de moyens financiers ». */
export const SUSPENSION_REASON_LABELS = {
  'lack-of-funds': { fr: 'Manque de moyens financiers', en: 'Lack of funds' },
  'refocus-on-core-activity': { fr: "Recentrage sur l'activité principale", en: 'Refocus on core activity' },
  'party-left': { fr: "Départ d'un partenaire", en: 'A party left' },
  disagreement: { fr: 'Désaccord', en: 'Disagreement' },
  'awaiting-public-decision': { fr: "Attente d'une décision publique", en: 'Awaiting a public decision' },
  ...OTHER,
} as const satisfies Labels<string>;
export const SUSPENSION_REASONS = codesOf(SUSPENSION_REASON_LABELS);

export const GOING_BACK_REASON_LABELS = {
  'results-not-confirmed': { fr: 'Résultats non confirmés', en: 'Results not confirmed' },
  'need-changed': { fr: 'Besoin modifié', en: 'The need changed' },
  'model-not-viable': { fr: 'Modèle non viable', en: 'The model is not viable' },
  ...OTHER,
} as const satisfies Labels<string>;
export const GOING_BACK_REASONS = codesOf(GOING_BACK_REASON_LABELS);

const { other, ...suspensionReasons } = SUSPENSION_REASON_LABELS;
export const ABANDONMENT_REASON_LABELS = {
  ...suspensionReasons,
  'no-longer-needed': { fr: 'Besoin disparu', en: 'No longer needed' },
  distrust: { fr: 'Défiance', en: 'Distrust' },
  other,
} as const satisfies Labels<string>;
export const ABANDONMENT_REASONS = codesOf(ABANDONMENT_REASON_LABELS);

export const REOPENING_REASON_LABELS = {
  'funds-found': { fr: 'Financement trouvé', en: 'Funds found' },
  'need-returned': { fr: 'Besoin réapparu', en: 'The need returned' },
  'ended-by-mistake': { fr: 'Terminé par erreur', en: 'Ended by mistake' },
  ...OTHER,
} as const satisfies Labels<string>;
export const REOPENING_REASONS = codesOf(REOPENING_REASON_LABELS);

/** Every reason code with its label, for whoever renders one without knowing its list. */
export const REASON_LABELS: Readonly<Record<string, Label>> = {
  ...CORRECTION_REASON_LABELS,
  ...ABANDONMENT_REASON_LABELS,
  ...GOING_BACK_REASON_LABELS,
  ...REOPENING_REASON_LABELS,
  ...MANDATE_WITHDRAWAL_REASON_LABELS,
};
