import { type Label } from '#domain';
import { CONSTRAINTS, constraintCode, constraintSentence } from './constraint-sentences.js';
import { type Fault } from './fault.js';

/** Faults that no constraint of a contract finds, by their stable code. */
const FOUND_ELSEWHERE = {
  TEXT_MALFORMED: {
    fr: 'Contient un caractère interdit (NUL ou demi-caractère Unicode).',
    en: 'Holds a forbidden character (NUL or half a Unicode character).',
  },
  DATA_UNFIT: {
    fr: 'Ces données ne peuvent former un fait de ce registre.',
    en: 'These data cannot make a fact of this ledger.',
  },
  IS_WITHIN_A_YEAR: { fr: 'D’aujourd’hui à dans un an.', en: 'From today to a year from now.' },
  IS_ONES_OWN: {
    fr: 'Ce n’est pas un jeton d’identité valable de la personne qui appelle.',
    en: 'This is no valid ID token of the person who calls.',
  },
} as const satisfies Readonly<Record<string, Label>>;

/** A fault that no constraint finds, and where. */
export const faultOf = (
  code: keyof typeof FOUND_ELSEWHERE,
  at: Pick<Fault, 'parameter' | 'pointer' | 'header'>,
): Fault => ({ code, detail: FOUND_ELSEWHERE[code], ...at });

/** Every code that something wrong within a request bears, with its sentence; what that depends on stands between angle quotes. */
export const FAULTS: Readonly<Record<string, Label>> = {
  ...Object.fromEntries(
    CONSTRAINTS.map((name) => [constraintCode(name), constraintSentence(name, ['‹…›', '‹…›'])]),
  ),
  ...FOUND_ELSEWHERE,
};
