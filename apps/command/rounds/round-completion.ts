import { ProblemException } from '#contracts';
import {
  admitSheet,
  currentOpening,
  currentParties,
  currentParty,
  holderOf,
  derivedId,
  invitedTo,
  ORGANISATION,
  organisationFold,
  PARTNERSHIP,
  partnershipFold,
  questionnaireOf,
  ROUND,
  roundFold,
  RuleViolation,
  SHEET,
  sheetFold,
  stateAt,
  type ConductCommands,
  type Panel,
  type PartyRole,
  type Questionnaire,
  type Respondent,
  type Round,
  type RoundOpened,
  type EventOf,
  type SheetAnswers,
  type SheetContent,
  type SheetData,
} from '#domain';
import {
  StreamNotFound,
  streamName,
  SheetTooLong,
  type CommandRunner,
  type RecordedEvent,
} from '#event-store';
import { type Recording } from '../record-command.js';
import { type RoundParts } from './round-parts.js';

type Events = readonly RecordedEvent[];

/** What is asked when nobody is named: those whose agreement the framework asks by default. */
const ASKED_BY_DEFAULT: readonly PartyRole[] = ['carrier', 'partner', 'funder'];

/** What a request to open a round says; the rest comes from the register and the vault. */
export interface RoundToOpen extends Pick<
  EventOf<typeof RoundOpened>['data'],
  'partnershipId' | 'title' | 'questionnaire' | 'panels' | 'closesOn' | 'cohort'
> {
  readonly organisationIds?: readonly string[];
}

/** A sheet as it was typed; sealed before it is decided on. */
export interface SheetToSeal {
  readonly roundId: string;
  readonly respondent: Respondent;
  readonly answers: SheetAnswers;
}

type Complete = (completion: RoundCompletion, recording: Recording, asked: Asking) => Promise<unknown>;

interface Asking {
  readonly recorded: Events;
  readonly occurredOn: string;
  readonly today: string;
}

/**
 * Completes commands to rounds and sheets with what other streams and the keys tell: facts of other streams are read at
 * admission, as mandates are, and handed to what the domain decides.
 */
export class RoundCompletion {
  constructor(
    readonly runner: Pick<CommandRunner, 'history'>,
    readonly parts: RoundParts,
  ) {}

  /** What completes a command; undefined where it is whole as it is. */
  of(
    recording: Recording,
    occurredOn: string,
    today: string,
  ): ((recorded: Events) => Promise<unknown>) | undefined {
    const complete = COMPLETED[recording.type];
    return complete && ((recorded) => complete(this, recording, { recorded, occurredOn, today }));
  }

  async known(category: string, id: string): Promise<Events> {
    try {
      return await this.runner.history(category, id);
    } catch (error) {
      if (error instanceof StreamNotFound) return [];
      throw error;
    }
  }

  async round(roundId: string): Promise<Round> {
    return stateAt(roundFold, await this.runner.history(ROUND, roundId));
  }
}

/** The id of the event that a command records first: what is kept for it is kept under that. */
const firstEventId = ({ commandId, category, streamId }: Recording): string =>
  derivedId(commandId, streamName(category, streamId), 0);

async function roundToOpen(
  completion: RoundCompletion,
  recording: Recording,
  { occurredOn }: Asking,
): Promise<ConductCommands['open-round']> {
  const { organisationIds, ...asked } = recording.data as unknown as RoundToOpen;
  const recorded = await completion.runner.history(PARTNERSHIP, asked.partnershipId);
  const { evaluation, description } = stateAt(partnershipFold, recorded, { asOf: occurredOn });
  const startedOn = description.startedOn;
  if (startedOn !== null && occurredOn < startedOn)
    throw new RuleViolation('BEFORE_START', { occurredOn, startedOn }, 'occurredOn');
  const ids =
    organisationIds ??
    currentParties(evaluation.parties)
      .filter(({ roles }) => roles.some((role) => ASKED_BY_DEFAULT.includes(role)))
      .map(({ organisationId }) => organisationId);
  const parties = await Promise.all(
    ids.map(async (organisationId, index) => {
      if (!currentParty(evaluation.parties, organisationId))
        throw new RuleViolation('PARTY_NOT_IN', { organisationId }, `organisationIds/${index}`);
      const { sphere } = stateAt(organisationFold, await completion.known(ORGANISATION, organisationId));
      return { organisationId, sphere };
    }),
  );
  const key = await completion.parts.seal.keyFor(firstEventId(recording));
  return { ...asked, parties, panels: [...asked.panels], key };
}

const reopening: Complete = async ({ parts }, recording) => ({
  ...recording.data,
  key: await parts.seal.keyFor(firstEventId(recording)),
});

const closing: Complete = async ({ parts }, _, { recorded, occurredOn }) => {
  const opening = currentOpening(stateAt(roundFold, recorded, { asOf: occurredOn }));
  if (!opening) return { key: null };
  const key = await parts.seal.keyOf(opening.key.$key);
  if (key === null) throw new Error('the key of the round is no more: its sheets cannot be opened');
  return { key };
};

const reminding: Complete = async ({ parts }, { streamId }, { recorded }) => {
  const round = stateAt(roundFold, recorded);
  const given = await parts.sheetsGiven(streamId);
  const hasAnswered = (panel: Panel): boolean => {
    const of = given.panels.find((one) => one.panel === panel);
    return of !== undefined && (of.hasCounts || of.members >= invitedTo(round, panel));
  };
  const answered = new Set(given.parties.map(({ organisationId }) => organisationId));
  return {
    organisationIds: round.parties
      .map(({ organisationId }) => organisationId)
      .filter((organisationId) => !answered.has(organisationId)),
    panels: round.panels.map(({ panel }) => panel).filter((panel) => !hasAnswered(panel)),
  } satisfies ConductCommands['remind-silent'];
};

const namingOfficial: Complete = async (completion, { streamId, data }) => {
  const { organisationId, sheetId } = data as ConductCommands['name-official-sheet'];
  const { latest } = stateAt(sheetFold, await completion.known(SHEET, sheetId));
  const isTheirs =
    latest?.roundId === streamId &&
    latest.respondent.kind === 'party' &&
    latest.respondent.organisationId === organisationId;
  if (!isTheirs) throw new RuleViolation('SHEET_UNKNOWN', {}, 'sheetId');
  return { organisationId, sheetId };
};

function questionnaireIn({ questionnaire: { code, version } }: Round): Questionnaire {
  const questionnaire = questionnaireOf(code, version);
  if (!questionnaire) throw new Error(`no questionnaire ${code} ${version}: a version is never taken away`);
  return questionnaire;
}

/** What was answered by an invitation is its first holder's. @throws ProblemException NOT_FOUND to anybody else */
async function requireSameHolder(
  { parts }: RoundCompletion,
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

const sealing: Complete = async (
  completion,
  recording,
  { recorded, occurredOn, today },
): Promise<SheetData> => {
  const { roundId, respondent, answers } = recording.data as unknown as SheetToSeal;
  const { roles, onBehalfOf } = recording.caller;
  const speaksForOne = respondent.kind === 'party' && respondent.organisationId === onBehalfOf;
  const isTranscribed = roles.includes('data-steward') && !speaksForOne;
  if ((isTranscribed || respondent.kind === 'panel-counts') && !recording.source)
    throw new RuleViolation('ROUND_SOURCE_REQUIRED', {}, 'source');
  const round = await completion.round(roundId);
  // Whoever answers does it today, whatever day is named; what is transcribed was answered on its day.
  const on = isTranscribed || recording.isAdmitted ? occurredOn : today;
  const { opening, content } = admitSheet(round, questionnaireIn(round), respondent, answers, on);
  await requireSameHolder(completion, recording, recorded, content);
  const place = { roundId, sheetId: recording.streamId, eventId: firstEventId(recording) };
  const sealed = await completion.parts.seal
    .seal(content, place, opening.key.$key)
    .catch((error: unknown) => {
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

const COMPLETED: Readonly<Record<string, Complete>> = {
  'open-round': roundToOpen,
  'reopen-round': reopening,
  'close-round': closing,
  'remind-silent': reminding,
  'name-official-sheet': namingOfficial,
  'give-sheet': sealing,
};
