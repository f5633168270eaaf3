import {
  PARTNERSHIP,
  pointSeen,
  ROUND,
  roundActsAllowed,
  roundFold,
  type Round,
  type RoundAct,
  type Sight,
} from '#domain';
import { streamName, StreamNotFound, type RecordedEvent } from '#event-store';
import { type Queryable } from '../listing/queryable.js';
import { streamAt, type KnownStream, type ReadHistory } from '../two-clocks/known-stream.js';
import { isNow, type ReadPoint } from '../two-clocks/read-point.js';
import { storedState, storedStates, type StoredState } from '../two-clocks/stored-state.js';
import { type KnownPartnership } from '../partnership-state.js';
import { sightWithin } from './partnership-seen.js';
import { type Sights } from './sights.js';

type SightWithin = Awaited<ReturnType<typeof sightWithin>>;

/** A round as one caller sees it, by the sight of its partnership: what is said in it is shared by the parties. */
export interface RoundSeen {
  readonly sight: SightWithin;
  /** As of the point asked for; null where it had not begun, or was not known. */
  readonly known: KnownStream<Round> | null;
  /** The point that is shown where another is asked for. */
  readonly point: ReadPoint;
}

const isPresent = (sight: Sight, point: ReadPoint): boolean => isNow(point) && sight.extent !== 'until-left';

async function roundAt(
  history: ReadHistory,
  roundId: string,
  stored: StoredState<Round>,
  sight: SightWithin,
  point: ReadPoint,
): Promise<KnownStream<Round> | null> {
  if (isPresent(sight, point)) return stored;
  const held = (await history(ROUND, roundId)).filter(
    ({ position }: RecordedEvent) => position <= stored.lastPosition,
  );
  return streamAt(roundFold, held, pointSeen(sight, point));
}

/**
 * One round, as its partnership is seen.
 * @throws StreamNotFound where that is not seen, as where there is none
 */
export async function roundSeen(
  database: Queryable,
  history: ReadHistory,
  { viewer, point }: Sights,
  roundId: string,
): Promise<RoundSeen> {
  const stored = await storedState<Round>(database, ROUND, roundId);
  if (!stored) throw notFound(roundId);
  const sight = await sightWithin(database, viewer, stored.state.partnershipId).catch((error: unknown) => {
    throw error instanceof StreamNotFound ? notFound(roundId) : error;
  });
  return {
    sight,
    point: pointSeen(sight, point),
    known: await roundAt(history, roundId, stored, sight, point),
  };
}

/** Some rounds of one partnership, as it is seen, by id; those that had begun at the point. */
export async function roundsSeen(
  database: Queryable,
  history: ReadHistory,
  sight: SightWithin,
  point: ReadPoint,
  roundIds: readonly string[],
): Promise<ReadonlyMap<string, Round>> {
  const stored = await storedStates<Round>(database, ROUND, roundIds);
  const seen = new Map<string, Round>();
  for (const [roundId, state] of stored) {
    const known = await roundAt(history, roundId, state, sight, point);
    if (known) seen.set(roundId, known.state);
  }
  return seen;
}

/** What the caller may do to a round, by all of its facts to this day; nothing is done to the past. */
export async function actsOnRoundToday(
  database: Queryable,
  { viewer, isOfToday }: Sights,
  roundId: string,
): Promise<RoundAct[]> {
  if (!isOfToday) return [];
  const round = await storedState<Round>(database, ROUND, roundId);
  const partnership =
    round && (await storedState<KnownPartnership>(database, PARTNERSHIP, round.state.partnershipId));
  return round && partnership ? roundActsAllowed(viewer, partnership.state.partnership, round.state) : [];
}

const notFound = (roundId: string): StreamNotFound => new StreamNotFound(streamName(ROUND, roundId));
