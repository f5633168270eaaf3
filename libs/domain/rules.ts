import { type Label } from './reference/labels.js';

type Sentence = (params: Readonly<Record<string, unknown>>) => string;

/**
 * Every rule the domain refuses by: its stable code and its sentences, written from the violation's params.
 * Stable: a code is never renamed nor reused for another rule.
 */
export const RULES = {
  DATE_IN_FUTURE: {
    fr: (p) =>
      `La date ${p.occurredOn} est postérieure à aujourd'hui (${p.today}) : seuls des faits advenus sont enregistrés.`,
    en: (p) => `The date ${p.occurredOn} is after today (${p.today}): only what has happened is recorded.`,
  },
  HISTORY_IMPOSSIBLE: {
    fr: (p) =>
      `Ce fait rendrait impossible un fait ultérieur déjà enregistré (${p.factType}, ${p.factDate}) : ${p.rule}.`,
    en: (p) =>
      `This fact would make a later recorded fact impossible (${p.factType}, ${p.factDate}): ${p.rule}.`,
  },
} as const satisfies Record<string, { fr: Sentence; en: Sentence }>;

export type RuleCode = keyof typeof RULES;

/** A rule's sentence in both languages. */
export const ruleSentence = (code: RuleCode, params: Readonly<Record<string, unknown>>): Label => ({
  fr: RULES[code].fr(params),
  en: RULES[code].en(params),
});
