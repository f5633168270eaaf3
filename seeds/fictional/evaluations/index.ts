import { type EvaluationStory } from '../evaluation.js';
import { chantiersDAvenirEvaluated } from './chantiers-d-avenir.js';
import { toitsEtGenerationsEvaluated } from './toits-et-generations.js';

/** Rounds of fictional lives: what partners say of partnerships that do not exist. */
export const EVALUATION_STORIES: readonly EvaluationStory[] = [
  toitsEtGenerationsEvaluated,
  chantiersDAvenirEvaluated,
];
