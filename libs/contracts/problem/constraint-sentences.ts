import { type Label } from '#domain';

/** Sentences of a failed constraint, from the arguments its decorator was given. */
type ConstraintSentence = (constraints: readonly unknown[]) => Label;

const said =
  (fr: string, en: string): ConstraintSentence =>
  () => ({ fr, en });

const list = (values: unknown): string =>
  typeof values === 'string' ? values : Object.values(values ?? {}).join(', ');

const lengthBetween: ConstraintSentence = ([least, most]) => ({
  fr: `Doit compter de ${least} à ${most ?? '…'} caractères.`,
  en: `Must have ${least} to ${most ?? '…'} characters.`,
});

/** Every class-validator constraint the contracts use, by its name. A contract that uses another adds it here. */
const SENTENCES: Readonly<Record<string, ConstraintSentence>> = {
  isString: said('Doit être un texte.', 'Must be a text.'),
  isBoolean: said('Doit être vrai ou faux (true, false).', 'Must be true or false.'),
  isInt: said('Doit être un nombre entier.', 'Must be a whole number.'),
  isNumber: said('Doit être un nombre.', 'Must be a number.'),
  isArray: said('Doit être une liste.', 'Must be a list.'),
  isObject: said('Doit être un objet.', 'Must be an object.'),
  nestedValidation: said('Doit être un objet.', 'Must be an object.'),
  isNotEmpty: said('Ne doit pas être vide.', 'Must not be empty.'),
  isNotBlank: said('Ne doit pas être vide.', 'Must not be empty.'),
  isDefined: said('Ce champ est obligatoire.', 'This field is required.'),
  minLength: ([least]) => ({
    fr: `Doit compter au moins ${least} caractères.`,
    en: `Must have at least ${least} characters.`,
  }),
  maxLength: ([most]) => ({
    fr: `Doit compter au plus ${most} caractères.`,
    en: `Must have at most ${most} characters.`,
  }),
  isLength: lengthBetween,
  isIn: ([allowed]) => ({
    fr: `Doit être l’une des valeurs : ${list(allowed)}.`,
    en: `Must be one of: ${list(allowed)}.`,
  }),
  isEnum: ([, allowed]) => ({
    fr: `Doit être l’une des valeurs : ${list(allowed)}.`,
    en: `Must be one of: ${list(allowed)}.`,
  }),
  isUuid: said('Doit être un UUID.', 'Must be a UUID.'),
  isUrl: said('Doit être une adresse web (https://…).', 'Must be a web address (https://…).'),
  answersByQuestion: said(
    'Doit donner, par code de question, une note (1, 2…), `not-concerned` ou `dont-know`.',
    'Must give, by question code, a mark (1, 2…), `not-concerned` or `dont-know`.',
  ),
  commentsByQuestion: said(
    'Doit donner un texte par code de question.',
    'Must give a text by question code.',
  ),
  countsByQuestion: said(
    'Doit donner, par code de question, `marks` (un décompte par note), `notConcerned` et `dontKnow`.',
    'Must give, by question code, `marks` (a count for each mark), `notConcerned` and `dontKnow`.',
  ),
  isHexadecimal: said('Doit être en hexadécimal.', 'Must be hexadecimal.'),
  isBusinessDate: said(
    'Doit être une date du calendrier, AAAA-MM-JJ, depuis 1900.',
    'Must be a calendar date, YYYY-MM-DD, since 1900.',
  ),
  isKnownAt: said(
    'Doit être un instant ISO 8601 avec son décalage (2026-01-31T12:00:00Z), ou le jeton qu’une réponse porte (knownAt).',
    'Must be an ISO 8601 instant with its offset (2026-01-31T12:00:00Z), or the token that an answer bears (knownAt).',
  ),
  isIso8601: said(
    'Doit être une date ISO 8601 (2026-01-31, 2026-01-31T12:00:00Z).',
    'Must be an ISO 8601 date (2026-01-31, 2026-01-31T12:00:00Z).',
  ),
  isNumberString: said('Doit être un nombre.', 'Must be a number.'),
  min: ([least]) => ({ fr: `Doit valoir au moins ${least}.`, en: `Must be at least ${least}.` }),
  max: ([most]) => ({ fr: `Doit valoir au plus ${most}.`, en: `Must be at most ${most}.` }),
  isPositive: said('Doit être strictement positif.', 'Must be positive.'),
  arrayNotEmpty: said('Doit compter au moins un élément.', 'Must have at least one item.'),
  arrayMinSize: ([least]) => ({
    fr: `Doit compter au moins ${least} élément(s).`,
    en: `Must have at least ${least} item(s).`,
  }),
  arrayMaxSize: ([most]) => ({
    fr: `Doit compter au plus ${most} élément(s).`,
    en: `Must have at most ${most} item(s).`,
  }),
  objectMaxSize: ([most]) => ({
    fr: `Doit compter au plus ${most} champs.`,
    en: `Must have at most ${most} fields.`,
  }),
  maxWords: ([most]) => ({
    fr: `Doit compter au plus ${most} mots.`,
    en: `Must have at most ${most} words.`,
  }),
  arrayUnique: said('Ne doit pas contenir deux fois le même élément.', 'Must not hold the same item twice.'),
  matches: said('N’a pas la forme attendue.', 'Does not have the expected form.'),
  whitelistValidation: said('Ce champ n’existe pas.', 'There is no such field.'),
};

/** The names of all constraints that have a sentence. */
export const CONSTRAINTS: readonly string[] = Object.keys(SENTENCES);

const INVALID: ConstraintSentence = said('Valeur invalide.', 'Invalid value.');

export const constraintSentence = (name: string, constraints: readonly unknown[]): Label =>
  (SENTENCES[name] ?? INVALID)(constraints);

/** Whether a constraint has its own sentence: a test holds every contract to it. */
export const hasSentence = (name: string): boolean => name in SENTENCES;

const CODES: Readonly<Record<string, string>> = {
  whitelistValidation: 'UNKNOWN_FIELD',
  nestedValidation: 'IS_OBJECT',
  isDefined: 'REQUIRED',
};

/** Stable code of a failed constraint: its name in upper snake case, but for a few that say more. */
export const constraintCode = (name: string): string =>
  CODES[name] ?? name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase();

export const REQUIRED = {
  code: 'REQUIRED',
  detail: { fr: 'Ce champ est obligatoire.', en: 'This field is required.' },
} as const;
