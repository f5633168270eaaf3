import { type Answer } from '#domain';
import { type AnswerSection } from './answer-sections.js';

/** Answers by question code, with comments: what a sheet holds. */
export interface SheetAnswers {
  readonly answers: Readonly<Record<string, Answer>>;
  readonly comments: Readonly<Record<string, string>>;
}

export const NO_ANSWERS: SheetAnswers = { answers: {}, comments: {} };

type Sent = Readonly<Record<string, string | readonly string[] | undefined>>;

const textOf = (value: string | readonly string[] | undefined): string =>
  (typeof value === 'string' ? value : (value?.at(-1) ?? '')).replaceAll('\r\n', '\n').trim();

/** What was chosen: a mark, or a code, which the API judges. */
const answerOf = (chosen: string): Answer => (/^\d{1,2}$/.test(chosen) ? Number(chosen) : chosen) as Answer;

const without = <Value>(
  all: Readonly<Record<string, Value>>,
  codes: readonly string[],
): Record<string, Value> => Object.fromEntries(Object.entries(all).filter(([code]) => !codes.includes(code)));

/** A sheet with one of its sections answered anew; the others stay as they were. */
export function withSection(
  before: SheetAnswers,
  { questions }: Pick<AnswerSection, 'questions'>,
  sent: Sent,
): SheetAnswers {
  const codes = questions.map(({ code }) => code);
  const given = (name: string): (readonly [string, string])[] =>
    codes.map((code) => [code, textOf(sent[`${name}/${code}`])] as const).filter(([, text]) => text !== '');
  return {
    answers: {
      ...without(before.answers, codes),
      ...Object.fromEntries(given('answers').map(([code, chosen]) => [code, answerOf(chosen)])),
    },
    comments: { ...without(before.comments, codes), ...Object.fromEntries(given('comments')) },
  };
}

export const isAnswered = ({ answers }: SheetAnswers, code: string): boolean => Object.hasOwn(answers, code);
