import { ProblemException } from '#contracts';
import {
  leavingsFold,
  mayActOnRound,
  PARTNERSHIP,
  partnershipFold,
  ResultsDrawn,
  ROUND,
  roundFold,
  sightOf,
  stateAt,
  type Partnership,
  type Respondent,
  type Round,
  type RoundAct,
  type Sight,
  type Viewer,
} from '#domain';
import { StreamNotFound, streamName, type RecordedEvent } from '#event-store';
import { type Recording } from '../record-command.js';

type Events = readonly RecordedEvent[];
/** The events of a stream; none where there is none. */
type Known = (category: string, id: string) => Promise<Events>;

/** The partnership that a round is on, as far as somebody sees it whole, now or until they left. */
async function partnershipSeen(
  viewer: Viewer,
  known: Known,
  partnershipId: string,
): Promise<{ partnership: Partnership; sight: Sight } | null> {
  const recorded = await known(PARTNERSHIP, partnershipId);
  if (recorded.length === 0) return null;
  const partnership = stateAt(partnershipFold, recorded);
  const sight = sightOf(viewer, partnership, stateAt(leavingsFold, recorded));
  return sight && sight.extent !== 'published' ? { partnership, sight } : null;
}

/** The events of a round that a sight of its partnership shows: rounds are not published. */
const roundEventsSeen = (sight: Sight, recorded: Events): Events =>
  sight.extent === 'until-left'
    ? recorded.filter(
        ({ occurredOn, position }) => occurredOn <= sight.leftOn && position <= sight.leavingKnownAt,
      )
    : recorded;

function requireAct(
  viewer: Viewer,
  type: RoundAct,
  organisationId: unknown,
  partnership: Partnership,
  round: Round | null,
): void {
  if (!mayActOnRound(viewer, { type, organisationId }, partnership, round))
    throw new ProblemException('ACT_NOT_ALLOWED');
}

/**
 * Admits somebody to what they ask of a round, by their part in its partnership as it stands today.
 * @returns the events that they see @throws StreamNotFound, ProblemException ACT_NOT_ALLOWED
 */
export async function admittedToRound(
  viewer: Viewer,
  known: Known,
  { type, streamId, data }: Recording,
  recorded: Events,
): Promise<Events> {
  const isNew = type === 'open-round';
  const round = stateAt(roundFold, recorded);
  const partnershipId = isNew ? (data.partnershipId as string) : round.partnershipId;
  const notFound = isNew
    ? new StreamNotFound(streamName(PARTNERSHIP, partnershipId))
    : new StreamNotFound(streamName(ROUND, streamId));
  if (!isNew && recorded.length === 0) throw notFound;
  const on = await partnershipSeen(viewer, known, partnershipId);
  if (!on) throw notFound;
  const seen = roundEventsSeen(on.sight, recorded);
  if (!isNew && seen.length === 0) throw notFound;
  requireAct(viewer, type as RoundAct, data.organisationId, on.partnership, isNew ? null : round);
  // What was counted was nobody's doing: it makes nothing stale that somebody has read before.
  return seen.filter((event) => event.type !== ResultsDrawn.type);
}

/** The same for a sheet of a round: what one asks is to answer it, or to enter a panel's counts. */
export async function admittedToSheet(
  viewer: Viewer,
  known: Known,
  { data }: Recording,
  recorded: Events,
): Promise<Events> {
  const { roundId, respondent } = data as unknown as { roundId: string; respondent: Respondent };
  const events = await known(ROUND, roundId);
  const notFound = new StreamNotFound(streamName(ROUND, roundId));
  if (events.length === 0) throw notFound;
  const round = stateAt(roundFold, events);
  const on = await partnershipSeen(viewer, known, round.partnershipId);
  if (!on || roundEventsSeen(on.sight, events).length === 0) throw notFound;
  const isCounts = respondent.kind === 'panel-counts';
  const organisationId = respondent.kind === 'party' ? respondent.organisationId : undefined;
  requireAct(viewer, isCounts ? 'enter-counts' : 'give-sheet', organisationId, on.partnership, round);
  return recorded;
}
