import {
  currentOpening,
  currentParties,
  currentParty,
  invitedTo,
  ORGANISATION,
  organisationFold,
  PARTNERSHIP,
  partnershipFold,
  roundFold,
  RuleViolation,
  SHEET,
  sheetFold,
  stateAt,
  type ConductCommands,
  type EventOf,
  type Panel,
  type PartyRole,
  type RoundOpened,
} from '#domain';
import { type Recording } from '../record-command.js';
import { firstEventId, type Asking, type Complete, type Known } from './completing.js';
import { sealedSheet } from './sealed-sheet.js';

/** What is asked when nobody is named: those whose agreement the framework asks by default. */
const ASKED_BY_DEFAULT: readonly PartyRole[] = ['carrier', 'partner', 'funder'];

/** What a request to open a round says; the rest comes from the register and the vault. */
interface RoundToOpen extends Pick<
  EventOf<typeof RoundOpened>['data'],
  'partnershipId' | 'title' | 'questionnaire' | 'panels' | 'closesOn' | 'cohort'
> {
  readonly organisationIds?: readonly string[];
}

async function roundToOpen(
  known: Known,
  recording: Recording,
  { occurredOn }: Asking,
): Promise<ConductCommands['open-round']> {
  const { organisationIds, ...asked } = recording.data as unknown as RoundToOpen;
  const recorded = await known.runner.history(PARTNERSHIP, asked.partnershipId);
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
      const { sphere } = stateAt(organisationFold, await known.events(ORGANISATION, organisationId));
      return { organisationId, sphere };
    }),
  );
  const key = await known.parts.seal.keyFor(firstEventId(recording));
  return { ...asked, parties, panels: [...asked.panels], key };
}

const reopening: Complete = async ({ parts }, recording) => ({
  ...recording.data,
  key: await parts.seal.keyFor(firstEventId(recording)),
});

const closing: Complete = async ({ parts }, _, { recorded, occurredOn }) => {
  const opening = currentOpening(stateAt(roundFold, recorded));
  if (!opening) return { key: null };
  const startedOn = opening.openedOn;
  if (occurredOn < startedOn)
    throw new RuleViolation('BEFORE_START', { occurredOn, startedOn }, 'occurredOn');
  const key = await parts.seal.keyOf(opening.key.$key);
  if (key === null) throw new Error('the key of the round is no more: its sheets cannot be opened');
  return { key };
};

const reminding: Complete = async ({ parts }, { streamId }, { recorded }) => {
  const round = stateAt(roundFold, recorded);
  const given = await parts.sheetsGiven(streamId);
  const hasAnswered = (panel: Panel): boolean => {
    const of = given.panels.find((one) => one.panel === panel);
    return of !== undefined && (of.countsEventId !== null || of.members >= invitedTo(round, panel));
  };
  const answered = new Set(given.parties.map(({ organisationId }) => organisationId));
  return {
    organisationIds: round.parties
      .map(({ organisationId }) => organisationId)
      .filter((organisationId) => !answered.has(organisationId)),
    panels: round.panels.map(({ panel }) => panel).filter((panel) => !hasAnswered(panel)),
  } satisfies ConductCommands['remind-silent'];
};

const namingOfficial: Complete = async (known, { streamId, data }) => {
  const { organisationId, sheetId } = data as ConductCommands['name-official-sheet'];
  const { latest } = stateAt(sheetFold, await known.events(SHEET, sheetId));
  const isTheirs =
    latest?.roundId === streamId &&
    latest.respondent.kind === 'party' &&
    latest.respondent.organisationId === organisationId;
  if (!isTheirs) throw new RuleViolation('SHEET_UNKNOWN', {}, 'sheetId');
  return { organisationId, sheetId };
};

const COMPLETED: Readonly<Record<string, Complete>> = {
  'open-round': roundToOpen,
  'reopen-round': reopening,
  'close-round': closing,
  'remind-silent': reminding,
  'name-official-sheet': namingOfficial,
  'give-sheet': sealedSheet,
};

/**
 * What completes a command to a round or a sheet with what other streams and the keys tell; undefined where it is whole
 * as it is. Facts of other streams are read at admission, as mandates are, and handed to what the domain decides.
 */
export function completionOf(
  known: Known,
  recording: Recording,
  at: Omit<Asking, 'recorded'>,
): ((recorded: Asking['recorded']) => Promise<unknown>) | undefined {
  const complete = COMPLETED[recording.type];
  return complete && ((recorded) => complete(known, recording, { ...at, recorded }));
}
