import { codesOf, type Label, type Labels } from './labels.js';

/** Categories of partnership, one main at a time. `not-stated` only where no document says. */
export const CATEGORY_LABELS = {
  patronage: { fr: 'Mécénat', en: 'Patronage' },
  'responsible-practices': { fr: 'Pratiques responsables', en: 'Responsible practices' },
  'economic-cooperation': { fr: 'Coopération économique', en: 'Economic cooperation' },
  'societal-innovation': { fr: 'Innovation sociétale', en: 'Societal innovation' },
  'not-stated': { fr: 'Non indiquée', en: 'Not stated' },
} as const satisfies Labels<string>;
export type Category = keyof typeof CATEGORY_LABELS;
export const CATEGORIES = codesOf(CATEGORY_LABELS);

export const TERRITORY_LEVEL_LABELS = {
  international: { fr: 'International', en: 'International' },
  europe: { fr: 'Europe', en: 'Europe' },
  national: { fr: 'National', en: 'National' },
  regional: { fr: 'Régional', en: 'Regional' },
  departmental: { fr: 'Départemental', en: 'Departmental' },
  local: { fr: 'Local', en: 'Local' },
  virtual: { fr: 'Virtuel', en: 'Virtual' },
} as const satisfies Labels<string>;
export const TERRITORY_LEVELS = codesOf(TERRITORY_LEVEL_LABELS);

/** Whether a territory is where the partnership was born or where it has spread; `not-stated` only where no document says. */
export const TERRITORY_KIND_LABELS = {
  born: { fr: "Territoire d'origine", en: 'Where it was born' },
  spread: { fr: "Territoire d'essaimage", en: 'Where it has spread' },
  'not-stated': { fr: 'Origine ou essaimage non précisé', en: 'Not stated whether born or spread' },
} as const satisfies Labels<string>;
export const TERRITORY_KINDS = codesOf(TERRITORY_KIND_LABELS);

export const DOMAIN_AXIS_LABELS = {
  economic: { fr: 'Économique', en: 'Economic' },
  social: { fr: 'Social', en: 'Social' },
  societal: { fr: 'Sociétal', en: 'Societal' },
  environmental: { fr: 'Environnemental', en: 'Environmental' },
} as const satisfies Labels<string>;
export type DomainAxis = keyof typeof DOMAIN_AXIS_LABELS;

/** The sixteen domains of fragility (PHARE18, note 3). */
export const DOMAIN_LABELS = {
  employment: { fr: 'Emploi, chômage, insertion', en: 'Employment' },
  'economic-development': { fr: 'Développement économique', en: 'Economic development' },
  'living-standards': { fr: "Niveau de vie, pouvoir d'achat", en: 'Living standards' },
  poverty: { fr: 'Pauvreté, exclusion', en: 'Poverty' },
  housing: { fr: 'Mal-logement', en: 'Housing' },
  'diversity-disability': { fr: 'Diversité, handicap', en: 'Diversity and disability' },
  ageing: { fr: 'Vieillissement, intergénérationnel', en: 'Ageing' },
  isolation: { fr: 'Isolement, lien social', en: 'Isolation' },
  education: { fr: 'Éducation', en: 'Education' },
  health: { fr: 'Santé', en: 'Health' },
  security: { fr: 'Sécurité', en: 'Security' },
  mobility: { fr: 'Mobilité', en: 'Mobility' },
  'digital-access': { fr: 'Accès au numérique', en: 'Digital access' },
  'culture-leisure': { fr: 'Culture et loisirs', en: 'Culture and leisure' },
  environment: { fr: 'Pollution, biodiversité', en: 'Environment' },
  'energy-transition': { fr: 'Transition énergétique', en: 'Energy transition' },
} as const satisfies Labels<string>;
export type FragilityDomain = keyof typeof DOMAIN_LABELS;
export const DOMAINS = codesOf(DOMAIN_LABELS);

/** Axis of each domain: read from a damaged figure of PHARE18, so reference data open to correction. */
export const AXIS_OF: Readonly<Record<FragilityDomain, DomainAxis>> = {
  employment: 'economic',
  'economic-development': 'economic',
  'living-standards': 'economic',
  poverty: 'social',
  housing: 'social',
  'diversity-disability': 'social',
  ageing: 'social',
  isolation: 'social',
  education: 'societal',
  health: 'societal',
  security: 'societal',
  mobility: 'societal',
  'digital-access': 'societal',
  'culture-leisure': 'societal',
  environment: 'environmental',
  'energy-transition': 'environmental',
};

/** The seventeen UN goals (ODD), codes as in the UN list; labels shortened. */
export const ODD_LABELS = {
  '1': { fr: 'Pas de pauvreté', en: 'No poverty' },
  '2': { fr: 'Faim « zéro »', en: 'Zero hunger' },
  '3': { fr: 'Bonne santé et bien-être', en: 'Good health and well-being' },
  '4': { fr: 'Éducation de qualité', en: 'Quality education' },
  '5': { fr: 'Égalité entre les sexes', en: 'Gender equality' },
  '6': { fr: 'Eau propre et assainissement', en: 'Clean water and sanitation' },
  '7': { fr: "Énergie propre et d'un coût abordable", en: 'Affordable and clean energy' },
  '8': { fr: 'Travail décent et croissance économique', en: 'Decent work and economic growth' },
  '9': { fr: 'Industrie, innovation et infrastructure', en: 'Industry, innovation and infrastructure' },
  '10': { fr: 'Inégalités réduites', en: 'Reduced inequalities' },
  '11': { fr: 'Villes et communautés durables', en: 'Sustainable cities and communities' },
  '12': { fr: 'Consommation et production responsables', en: 'Responsible consumption and production' },
  '13': { fr: 'Lutte contre les changements climatiques', en: 'Climate action' },
  '14': { fr: 'Vie aquatique', en: 'Life below water' },
  '15': { fr: 'Vie terrestre', en: 'Life on land' },
  '16': { fr: 'Paix, justice et institutions efficaces', en: 'Peace, justice and strong institutions' },
  '17': { fr: 'Partenariats pour la réalisation des objectifs', en: 'Partnerships for the goals' },
} as const satisfies Labels<string>;
export const ODD_CODES = codesOf(ODD_LABELS);

/** Label of a code in a list, or the code itself when the list does not know it. */
export const labelOf = (labels: Labels<string>, code: string): Label =>
  labels[code] ?? { fr: code, en: code };
