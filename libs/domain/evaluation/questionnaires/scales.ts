import { type Scale } from '../questionnaire.js';

const scale = (code: string, fr: readonly string[], en: readonly string[]): Scale => ({
  code,
  labels: fr.map((label, index) => ({ fr: label, en: en[index]! })),
});

/** How far the partnership contributes to an impact. */
export const CONTRIBUTION = scale(
  'contribution',
  ['Pas du tout', 'Un peu', 'Moyennement', 'Beaucoup', 'Pleinement'],
  ['Not at all', 'A little', 'Moderately', 'A lot', 'Fully'],
);

/** How much an objective is expected from the partnership. */
export const EXPECTED = scale(
  'expected',
  ['Pas attendu', 'Peu attendu', 'Moyennement attendu', 'Fortement attendu', 'Pleinement attendu'],
  ['Not expected', 'Little expected', 'Moderately expected', 'Strongly expected', 'Fully expected'],
);

/** How far an objective is perceived as reached: mark for mark, what `EXPECTED` is set against. */
export const PERCEIVED = scale(
  'perceived',
  ['Pas atteint', 'Peu atteint', 'Moyennement atteint', 'Largement atteint', 'Pleinement atteint'],
  ['Not reached', 'Little reached', 'Moderately reached', 'Largely reached', 'Fully reached'],
);

/** How much value is created. */
export const VALUE = scale(
  'value',
  ['Aucune', 'Faible', 'Moyenne', 'Forte', 'Très forte'],
  ['None', 'Low', 'Medium', 'High', 'Very high'],
);

/** How balanced the relation is. */
export const BALANCE = scale(
  'balance',
  ['Très déséquilibrée', 'Plutôt déséquilibrée', 'Partagée', 'Plutôt équilibrée', 'Très équilibrée'],
  ['Very unbalanced', 'Rather unbalanced', 'In between', 'Rather balanced', 'Very balanced'],
);

/** How much partners trust each other. */
export const TRUST = scale(
  'trust',
  ['Très faible', 'Plutôt faible', 'Moyenne', 'Plutôt forte', 'Très forte'],
  ['Very weak', 'Rather weak', 'Medium', 'Rather strong', 'Very strong'],
);
