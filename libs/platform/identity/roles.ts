import { codesOf, type Labels } from '#domain';

/** What a caller may be; every route names those it admits. */
export const ROLES = {
  administrator: { fr: 'Administrateur', en: 'Administrator' },
  funder: { fr: 'Financeur', en: 'Funder' },
  evaluator: { fr: 'Évaluateur', en: 'Evaluator' },
  partner: { fr: 'Partenaire', en: 'Partner' },
  auditor: { fr: 'Auditeur', en: 'Auditor' },
  'data-steward': { fr: 'Gestionnaire des données', en: 'Data steward' },
  dpo: { fr: 'Délégué à la protection des données', en: 'Data protection officer' },
} as const satisfies Labels<string>;

export type Role = keyof typeof ROLES;
export const ROLE_CODES = codesOf(ROLES);

export const isRole = (value: unknown): value is Role =>
  typeof value === 'string' && Object.hasOwn(ROLES, value);
