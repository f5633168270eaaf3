import { ProblemException } from '#contracts';
import {
  admitSheet,
  holderOf,
  questionnaireOf,
  RuleViolation,
  sheetFold,
  stateAt,
  type Questionnaire,
  type Respondent,
  type Round,
  type SheetAnswers,
  type SheetContent,
  type SheetData,
} from '#domain';
import { SheetTooLong, type RecordedEvent } from '#event-store';
import { type Recording } from '../record-command.js';
import { firstEventId, type Complete, type Known } from './completing.js';

type Events = readonly RecordedEvent[];

/** A sheet as it was typed; sealed before it is decided on. */
interface SheetToSeal {
  readonly roundId: string;
  readonly respondent: Respondent;
  readonly answers: SheetAnswers;
}

function questionnaireIn({ questionnaire: { code, version } }: Round): Questionnaire {
  const questionnaire = questionnaireOf(code, version);
  if (!questionnaire) throw new Error(`no questionnaire ${code} ${version}: a version is never taken away`);
  return questionnaire;
}

/** What was answered by an invitation is its first holder's. @throws ProblemException NOT_FOUND to anybody else */
async function requireSameHolder(
  { parts }: Known,
  { streamId }: Recording,
  recorded: Events,
  content: SheetContent,
): Promise<void> {
  const { latest } = stateAt(sheetFold, recorded);
  if (latest?.respondent.kind !== 'panel-member') return;
  const { roundId, eventId, answers } = latest;
  const before = await parts.seal.open(answers, { roundId, sheetId: streamId, eventId });
  if (!before || holderOf(before) !== holderOf(content)) throw new ProblemException('NOT_FOUND');
}

/** Checks what was answered, and seals it under the key of the round's opening. */
export const sealedSheet: Complete = async (
  known,
  recording,
  { recorded, occurredOn, today },
): Promise<SheetData> => {
  const { roundId, respondent, answers } = recording.data as unknown as SheetToSeal;
  const { roles, onBehalfOf } = recording.caller;
  const speaksForOne = respondent.kind === 'party' && respondent.organisationId === onBehalfOf;
  const isTranscribed = roles.includes('data-steward') && !speaksForOne;
  if ((isTranscribed || respondent.kind === 'panel-counts') && !recording.source)
    throw new RuleViolation('ROUND_SOURCE_REQUIRED', {}, 'source');
  const round = await known.round(roundId);
  // Whoever answers does it today, whatever day is named; what is transcribed was answered on its day.
  const on = isTranscribed || recording.isAdmitted ? occurredOn : today;
  const { opening, content } = admitSheet(round, questionnaireIn(round), respondent, answers, on);
  await requireSameHolder(known, recording, recorded, content);
  const place = { roundId, sheetId: recording.streamId, eventId: firstEventId(recording) };
  const sealed = await known.parts.seal.seal(content, place, opening.key.$key).catch((error: unknown) => {
    throw error instanceof SheetTooLong ? new RuleViolation('SHEET_TOO_LONG', {}, 'comments') : error;
  });
  return {
    roundId,
    partnershipId: round.partnershipId,
    opening: opening.opening,
    respondent,
    answers: sealed,
  };
};
