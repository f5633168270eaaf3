import { codesOf, type Labels } from './labels.js';

/** The "worlds" that organisations belong to (domain, §2). */
export const SPHERE_LABELS = {
  association: {
    fr: "Association et structure d'intérêt général",
    en: 'Association or general-interest structure',
  },
  company: { fr: 'Entreprise', en: 'Company' },
  'public-body': { fr: 'Acteur public', en: 'Public body' },
  foundation: { fr: 'Fondation', en: 'Foundation' },
  academic: { fr: 'Monde académique', en: 'Academic' },
  'trade-union': { fr: 'Syndicat', en: 'Trade union' },
  'citizen-group': { fr: 'Collectif de citoyens', en: 'Citizen group' },
  intermediary: { fr: 'Intermédiaire', en: 'Intermediary' },
} as const satisfies Labels<string>;
export type Sphere = keyof typeof SPHERE_LABELS;
export const SPHERES = codesOf(SPHERE_LABELS);

export const COMPANY_SIZE_LABELS = {
  tpe: { fr: 'TPE', en: 'Micro-enterprise' },
  pme: { fr: 'PME', en: 'Small or medium-sized enterprise' },
  eti: { fr: 'ETI', en: 'Mid-cap' },
  ge: { fr: 'Grande entreprise', en: 'Large enterprise' },
} as const satisfies Labels<string>;
export const COMPANY_SIZES = codesOf(COMPANY_SIZE_LABELS);

/** Roles in a partnership (domain, §2). */
export const PARTY_ROLE_LABELS = {
  carrier: { fr: 'Porteur', en: 'Carrier' },
  partner: { fr: 'Partenaire', en: 'Partner' },
  funder: { fr: 'Financeur', en: 'Funder' },
  'neutral-third-party': { fr: 'Tiers de confiance', en: 'Neutral third party' },
  endorser: { fr: 'Parrain', en: 'Endorser' },
  evaluator: { fr: 'Évaluateur', en: 'Evaluator' },
  referent: { fr: 'Référent', en: 'Referent' },
} as const satisfies Labels<string>;
export type PartyRole = keyof typeof PARTY_ROLE_LABELS;
export const PARTY_ROLES = codesOf(PARTY_ROLE_LABELS);

export const IDENTIFIER_SCHEME_LABELS = {
  siren: { fr: 'SIREN', en: 'SIREN' },
  siret: { fr: 'SIRET', en: 'SIRET' },
  rna: { fr: 'RNA', en: 'RNA' },
  foreign: { fr: 'Identifiant étranger ou ultramarin', en: 'Foreign or overseas identifier' },
} as const satisfies Labels<string>;
export type IdentifierScheme = keyof typeof IDENTIFIER_SCHEME_LABELS;
/** In the order in which an organisation's own id is derived from them. */
export const IDENTIFIER_SCHEMES = codesOf(IDENTIFIER_SCHEME_LABELS);
