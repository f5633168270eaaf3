import { codesOf, type Labels } from './labels.js';

/** In what capacity somebody acts for an organisation. */
export const MANDATE_CAPACITY_LABELS = {
  'legal-representative': { fr: 'Représentant légal', en: 'Legal representative' },
  staff: { fr: 'Salarié ou agent', en: 'Staff' },
  volunteer: { fr: 'Bénévole', en: 'Volunteer' },
  appointed: { fr: 'Mandataire désigné', en: 'Appointed agent' },
} as const satisfies Labels<string>;
export type MandateCapacity = keyof typeof MANDATE_CAPACITY_LABELS;
export const MANDATE_CAPACITIES = codesOf(MANDATE_CAPACITY_LABELS);

/** Why a mandate is withdrawn before its term. */
export const MANDATE_WITHDRAWAL_REASON_LABELS = {
  'left-organisation': { fr: 'A quitté l’organisation', en: 'Left the organisation' },
  'duties-changed': { fr: 'A changé de fonctions', en: 'Duties changed' },
  'given-by-mistake': { fr: 'Donné par erreur', en: 'Given by mistake' },
  'access-compromised': { fr: 'Accès compromis', en: 'Access compromised' },
  other: { fr: 'Autre (à préciser)', en: 'Other (please state)' },
} as const satisfies Labels<string>;
export type MandateWithdrawalReason = keyof typeof MANDATE_WITHDRAWAL_REASON_LABELS;
export const MANDATE_WITHDRAWAL_REASONS = codesOf(MANDATE_WITHDRAWAL_REASON_LABELS);

/** A mandate is limited in time: it lasts at most so many years, and is then given again. */
export const MANDATE_MAX_YEARS = 3;
