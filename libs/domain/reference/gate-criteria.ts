import { codesOf, type Label, type Labels } from './labels.js';
import { type Gate } from './stages.js';

/** The three dimensions of an innovation, all three needed to scale (PHARE18 §3-2). */
export const DIMENSION_LABELS = {
  solution: { fr: 'Solution', en: 'Solution' },
  process: { fr: 'Processus', en: 'Process' },
  'economic-model': { fr: 'Modèle économique', en: 'Economic model' },
} as const satisfies Labels<string>;
export type Dimension = keyof typeof DIMENSION_LABELS;
export const DIMENSIONS = codesOf(DIMENSION_LABELS);

export interface Criterion {
  readonly code: string;
  readonly dimension: Dimension;
  readonly label: Label;
}

/** The criteria in force at a gate. `version` 1, 2… are the defaults below; a partnership's own list is `own-1`, `own-2`… */
export interface CriteriaList {
  readonly version: string;
  readonly criteria: readonly Criterion[];
}

const criterion = (code: string, dimension: Dimension, fr: string, en: string): Criterion => ({
  code,
  dimension,
  label: { fr, en },
});

/**
 * Default criteria of each gate, version 1: our reading of PHARE18 §3-2 and PME11. A list is never edited: a new
 * reading is a new version.
 */
const VERSION_1: Readonly<Record<Gate, readonly Criterion[]>> = {
  conception: [
    criterion(
      'need-analysed',
      'solution',
      'Besoin analysé et populations nommées',
      'Need analysed and populations named',
    ),
    criterion(
      'intuition-confirmed',
      'solution',
      'Intuition confirmée par des avis',
      'Intuition confirmed by opinions',
    ),
    criterion(
      'expectations-stated',
      'process',
      'Attentes de chaque partenaire exprimées et conformes à la catégorie',
      "Each partner's expectations stated and fitting the category",
    ),
    criterion(
      'rd-resources-found',
      'economic-model',
      'Moyens financiers et humains trouvés pour la R&D',
      'Money and people for R&D found',
    ),
  ],
  experimentation: [
    criterion('tried-in-reality', 'solution', 'Solution essayée en situation réelle', 'Tried in reality'),
    criterion(
      'results-on-indicators',
      'solution',
      'Résultats sur des indicateurs convenus',
      'Results on agreed indicators',
    ),
    criterion(
      'relevance-shown',
      'solution',
      'Pertinence au regard du besoin démontrée',
      'Relevance to the need shown',
    ),
    criterion(
      'modelling-time-secured',
      'economic-model',
      'Temps de modélisation assuré',
      'Time to model secured',
    ),
  ],
  modelling: [
    criterion(
      'solution-shareable',
      'solution',
      'Acquis et solution retenue écrits et partageables',
      'What worked and the solution retained are written and shareable',
    ),
    criterion('deployment-sized', 'process', 'Déploiement dimensionné', 'Deployment sized'),
    criterion('roles-set', 'process', 'Rôles définis', 'Roles set'),
    criterion(
      'operator-model-holds',
      'economic-model',
      "Modèle économique d'opérateur viable",
      "An operator's economic model that holds",
    ),
  ],
  swarming: [
    criterion(
      'confirmed-beyond-first-territory',
      'solution',
      'Résultats confirmés au-delà du premier territoire',
      'Results confirmed beyond the first territory',
    ),
    criterion(
      'taken-up-beyond-inventor',
      'process',
      "Reprise par des acteurs publics ou privés au-delà de l'inventeur",
      "Taken up by public or private actors beyond the inventor's reach",
    ),
    criterion(
      'funding-independent',
      'economic-model',
      "Financement indépendant de l'inventeur",
      'Funding that no longer hangs on the inventor',
    ),
  ],
};

export const DEFAULT_CRITERIA_VERSION = '1';
export const DEFAULT_CRITERIA: Readonly<Record<Gate, CriteriaList>> = {
  conception: { version: DEFAULT_CRITERIA_VERSION, criteria: VERSION_1.conception },
  experimentation: { version: DEFAULT_CRITERIA_VERSION, criteria: VERSION_1.experimentation },
  modelling: { version: DEFAULT_CRITERIA_VERSION, criteria: VERSION_1.modelling },
  swarming: { version: DEFAULT_CRITERIA_VERSION, criteria: VERSION_1.swarming },
};
