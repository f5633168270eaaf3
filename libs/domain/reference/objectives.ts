import { codesOf, type Labels } from './labels.js';
import { type Sphere } from './organisations.js';

/** Objectives sought by companies (domain, §2). */
const COMPANY_OBJECTIVE_LABELS = {
  'stakeholder-dialogue': { fr: 'Dialogue avec les parties prenantes', en: 'Dialogue with stakeholders' },
  'management-hr': { fr: 'Management et ressources humaines', en: 'Management and human resources' },
  innovation: { fr: 'Innovation', en: 'Innovation' },
  'economic-performance': { fr: 'Performance économique', en: 'Economic performance' },
} as const satisfies Labels<string>;

/** Objectives sought by associations and other general-interest structures. */
const ASSOCIATION_OBJECTIVE_LABELS = {
  resources: { fr: 'Ressources', en: 'Resources' },
  skills: { fr: 'Compétences', en: 'Skills' },
  openness: { fr: 'Ouverture', en: 'Openness' },
  innovation: { fr: 'Innovation', en: 'Innovation' },
} as const satisfies Labels<string>;

/** Objectives sought by territories and their public bodies. */
const TERRITORY_OBJECTIVE_LABELS = {
  'economic-development': { fr: 'Développement économique', en: 'Economic development' },
  'social-cohesion': { fr: 'Cohésion sociale', en: 'Social cohesion' },
  attractiveness: { fr: 'Attractivité', en: 'Attractiveness' },
  'quality-of-life': { fr: 'Qualité de vie', en: 'Quality of life' },
} as const satisfies Labels<string>;

export const OBJECTIVE_LABELS = {
  ...COMPANY_OBJECTIVE_LABELS,
  ...ASSOCIATION_OBJECTIVE_LABELS,
  ...TERRITORY_OBJECTIVE_LABELS,
} as const satisfies Labels<string>;
export type Objective = keyof typeof OBJECTIVE_LABELS;
export const OBJECTIVES = codesOf(OBJECTIVE_LABELS);

/** Which of the three lists of objectives a sphere speaks by. The documents give lists for three spheres; the others take the association's, whose purpose is nearest. [reading] */
export const OBJECTIVES_BY_LIST = {
  company: codesOf(COMPANY_OBJECTIVE_LABELS),
  association: codesOf(ASSOCIATION_OBJECTIVE_LABELS),
  'public-body': codesOf(TERRITORY_OBJECTIVE_LABELS),
} as const;
export type ObjectiveList = keyof typeof OBJECTIVES_BY_LIST;

export const objectiveListOf = (sphere: Sphere): ObjectiveList =>
  sphere === 'company' || sphere === 'public-body' ? sphere : 'association';

/** The scale on which objectives are rated, as expected and as perceived: 1 (not at all) to 5 (fully). */
export const OBJECTIVE_RATINGS = [1, 2, 3, 4, 5] as const;
