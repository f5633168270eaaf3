import { personal } from '../kernel/personal-text.js';
import { refuseAll, RuleViolation } from '../kernel/rule-violation.js';
import { NON_MARKS, type NonMark } from '../reference/viewpoints.js';
import { requireAsked, requireOpen } from './conduct-round.js';
import { type Questionnaire } from './questionnaire.js';
import { marksOf } from './questionnaires/questionnaires.js';
import { type Tally } from './round-events.js';
import { type Opening, type Round } from './round-state.js';
import { type Answer, type SheetContent } from './sheet-content.js';
import { type Respondent } from './sheet-events.js';

/** Characters of one comment, and bytes of all of a sheet's: what its seal has room for. */
export const COMMENT_MAX_LENGTH = 500;
export const COMMENTS_MAX_BYTES = 3_000;

/** What somebody answers, as it was typed. */
export type SheetAnswers =
  | {
      readonly kind: 'answers';
      readonly answers: Readonly<Record<string, Answer>>;
      readonly comments: Readonly<Record<string, string>>;
      /** SHA-256 (hex) of the secret that the holder of an invitation answers under. */
      readonly holder?: string | null;
    }
  | { readonly kind: 'counts'; readonly sheets: number; readonly counts: Readonly<Record<string, Tally>> };

/** A sheet that is taken: the opening it is given under, and what goes under the seal. */
export interface AdmittedSheet {
  readonly opening: Opening;
  readonly content: SheetContent;
}

/**
 * Takes a sheet, or refuses it by every rule that it breaks: the round is open and its last day not past, the respondent
 * is asked, each answer is one of its question's scale (domain, §3: "the same questionnaire version"; "not concerned" and
 * "don't know" are answers), comments fit under the seal.
 * @param on the day it is given
 * @throws RuleViolation
 */
export function admitSheet(
  round: Round,
  questionnaire: Questionnaire,
  respondent: Respondent,
  answers: SheetAnswers,
  on: string,
): AdmittedSheet {
  const opening = requireOpen(round);
  if (on < opening.openedOn)
    throw new RuleViolation('BEFORE_START', { occurredOn: on, startedOn: opening.openedOn }, 'occurredOn');
  if (on > opening.closesOn) throw new RuleViolation('ROUND_OVER', { closesOn: opening.closesOn });
  requireRespondentAsked(round, respondent);
  if (respondent.kind === 'panel-member' && !holderOf(answers))
    throw new RuleViolation('INVITATION_SECRET_REQUIRED');
  refuseAll(
    answers.kind === 'answers' ? faultsOf(questionnaire, answers) : countFaults(questionnaire, answers),
  );
  return { opening, content: contentOf(answers) };
}

/** Whose secret a sheet by invitation is given under; null: nobody's. */
export const holderOf = (content: SheetAnswers | SheetContent): string | null =>
  (content.kind === 'answers' && content.holder) || null;

function requireRespondentAsked(round: Round, respondent: Respondent): void {
  if (respondent.kind === 'party') return requireAsked(round, respondent.organisationId);
  const { panel } = respondent;
  if (!round.panels.some((asked) => asked.panel === panel))
    throw new RuleViolation('PANEL_NOT_ASKED', { panel }, 'panel');
}

const contentOf = (answers: SheetAnswers): SheetContent =>
  answers.kind === 'counts'
    ? { kind: 'counts', sheets: answers.sheets, counts: { ...answers.counts } }
    : {
        kind: 'answers',
        ...(answers.holder && { holder: answers.holder }),
        answers: { ...answers.answers },
        comments: Object.fromEntries(
          Object.entries(answers.comments)
            .filter(([, text]) => text !== '')
            .map(([code, text]) => [code, personal(text)]),
        ),
      };

const isNonMark = (answer: Answer): answer is NonMark => (NON_MARKS as readonly unknown[]).includes(answer);

type Broken = readonly RuleViolation[];

const unknownQuestion = (code: string, within: string): RuleViolation =>
  new RuleViolation('QUESTION_UNKNOWN', { question: code }, `${within}/${code}`);

function faultsOf(
  questionnaire: Questionnaire,
  { answers, comments }: Extract<SheetAnswers, { kind: 'answers' }>,
): Broken {
  const questions = new Map(questionnaire.questions.map((question) => [question.code, question]));
  const ofAnswers = Object.entries(answers).flatMap(([code, answer]) => {
    const question = questions.get(code);
    if (!question) return [unknownQuestion(code, 'answers')];
    if (isNonMark(answer)) return [];
    const most = marksOf(questionnaire, question);
    return Number.isInteger(answer) && answer >= 1 && answer <= most
      ? []
      : [new RuleViolation('ANSWER_NOT_ON_SCALE', { question: code, most }, `answers/${code}`)];
  });
  const ofComments = Object.entries(comments).flatMap(([code, text]) => {
    if (!questions.has(code)) return [unknownQuestion(code, 'comments')];
    return text.length > COMMENT_MAX_LENGTH
      ? [
          new RuleViolation(
            'COMMENT_TOO_LONG',
            { question: code, most: COMMENT_MAX_LENGTH },
            `comments/${code}`,
          ),
        ]
      : [];
  });
  const bytes = Object.values(comments).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const ofAll =
    bytes > COMMENTS_MAX_BYTES
      ? [new RuleViolation('COMMENTS_TOO_LONG', { bytes, most: COMMENTS_MAX_BYTES }, 'comments')]
      : [];
  return [...ofAnswers, ...ofComments, ...ofAll];
}

const answersIn = ({ marks, notConcerned, dontKnow }: Tally): number =>
  marks.reduce((sum, count) => sum + count, 0) + notConcerned + dontKnow;

function countFaults(
  questionnaire: Questionnaire,
  { sheets, counts }: Extract<SheetAnswers, { kind: 'counts' }>,
): Broken {
  const questions = new Map(questionnaire.questions.map((question) => [question.code, question]));
  return Object.entries(counts).flatMap(([code, tally]) => {
    const question = questions.get(code);
    if (!question) return [unknownQuestion(code, 'counts')];
    const most = marksOf(questionnaire, question);
    if (tally.marks.length !== most)
      return [new RuleViolation('COUNTS_NOT_ON_SCALE', { question: code, most }, `counts/${code}`)];
    const counted = answersIn(tally);
    return counted > sheets
      ? [new RuleViolation('COUNTS_EXCEED_SHEETS', { question: code, counted, sheets }, `counts/${code}`)]
      : [];
  });
}
