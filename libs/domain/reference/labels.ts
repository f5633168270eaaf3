/** Languages of everything a person reads; French is the default. */
export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export const DEFAULT_LANGUAGE: Language = 'fr';

export type Label = Readonly<Record<Language, string>>;
export type Labels<Code extends string> = Readonly<Record<Code, Label>>;

/** The codes of a list, in its order. */
export const codesOf = <Code extends string>(labels: Labels<Code>): [Code, ...Code[]] =>
  Object.keys(labels) as [Code, ...Code[]];
