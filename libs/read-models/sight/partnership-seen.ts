import {
  factsSeen,
  PARTNERSHIP,
  pointSeen,
  seesEverything,
  sightOf,
  type Fold,
  type Sight,
  type Viewer,
} from '#domain';
import { streamName, StreamNotFound, type RecordedEvent } from '#event-store';
import { type Queryable } from '../listing/queryable.js';
import { knownPartnershipFold, type KnownPartnership } from '../partnership-state.js';
import { eventsAt } from '../two-clocks/events-at.js';
import { streamAt, type KnownStream, type ReadHistory } from '../two-clocks/known-stream.js';
import { isNow, type ReadPoint } from '../two-clocks/read-point.js';
import { storedState, storedStates, type StoredState } from '../two-clocks/stored-state.js';
import { NO_RIGHTS, rightsToday, type RightsToday } from './rights-today.js';
import { type Sights } from './sights.js';

type Stored = StoredState<KnownPartnership>;

/** Whether somebody is an auditor and nothing else, who does nothing. */
const readsOnly = ({ roles }: Viewer): boolean => roles.every((role) => role === 'auditor');

const sightOfStored = (viewer: Viewer, { state }: Stored): Sight | null =>
  sightOf(viewer, state.partnership, state.leavings);

/** The stream of one partnership as one caller sees it: what is told of it is folded of nothing else. */
export class PartnershipSeen {
  private constructor(
    readonly sight: Sight,
    /** The events that are seen, as recorded, at any point. */
    readonly events: readonly RecordedEvent[],
    /** The partnership as it stands, by all of its facts: what rights go by, and nothing that is told. */
    readonly standing: KnownPartnership,
  ) {}

  /** Of a stream, as far as the read models hold it; null where it is not seen. */
  static of(viewer: Viewer, stored: Stored, recorded: readonly RecordedEvent[]): PartnershipSeen | null {
    const sight = sightOfStored(viewer, stored);
    const held = recorded.filter(({ position }) => position <= stored.lastPosition);
    return sight && new PartnershipSeen(sight, factsSeen(sight, held), stored.state);
  }

  /** The point that is shown where another is asked for. */
  point<Asked extends ReadPoint>(asked: Asked): Asked {
    return pointSeen(this.sight, asked);
  }

  /** Folded as of the point asked for; null where it had not begun, or was not known. */
  at<State>(fold: Fold<State>, asked: ReadPoint): KnownStream<State> | null {
    const known = streamAt(fold, this.events, this.point(asked));
    return known && { ...known, revision: this.lastKnownBy(asked)?.revision ?? known.revision };
  }

  /** What is seen at all, of facts dated up to a leaving: what is known of later ones is not for a former party. */
  get told(): readonly RecordedEvent[] {
    return this.untilLeft(this.events);
  }

  /** The same of the events of one of its rounds: what is said in it is for whoever sees more than what is published. */
  toldOf(round: readonly RecordedEvent[]): readonly RecordedEvent[] {
    return this.sight.extent === 'published' ? [] : this.untilLeft(round);
  }

  private untilLeft(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
    const { sight } = this;
    return sight.extent === 'until-left'
      ? eventsAt(events, { today: sight.leftOn, asOf: sight.leftOn, knownAt: sight.leavingKnownAt })
      : events;
  }

  private lastKnownBy({ knownAt }: ReadPoint): RecordedEvent | undefined {
    return this.told.findLast(({ position }) => knownAt === null || position <= knownAt);
  }
}

/**
 * One partnership as it is seen, by today's rights.
 * @throws StreamNotFound where it is not seen, as where there is none
 */
export async function partnershipSeen(
  database: Queryable,
  history: ReadHistory,
  viewer: Viewer,
  partnershipId: string,
): Promise<PartnershipSeen> {
  const stored = await storedState<KnownPartnership>(database, PARTNERSHIP, partnershipId);
  const isSeen = stored !== null && sightOfStored(viewer, stored) !== null;
  if (!isSeen) throw notFound(partnershipId);
  return PartnershipSeen.of(viewer, stored, await history(PARTNERSHIP, partnershipId))!;
}

/** What one partnership has folded to, of what is seen of it, and what the caller may do to it. */
export interface StateSeen {
  readonly known: KnownStream<KnownPartnership>;
  readonly rights: RightsToday;
}

/**
 * What one partnership has folded to, of what is seen of it; null where it had not begun at the point, or was not known.
 * Folded of its stream, but for auditors, whose present is stored: what others see ends with an event of theirs.
 * @throws StreamNotFound where it is not seen, as where there is none
 */
export async function stateSeen(
  database: Queryable,
  history: ReadHistory,
  sights: Sights,
  partnershipId: string,
): Promise<StateSeen | null> {
  const { viewer, point } = sights;
  if (isNow(point) && seesEverything(viewer) && readsOnly(viewer)) {
    const stored = await storedState<KnownPartnership>(database, PARTNERSHIP, partnershipId);
    if (!stored) throw notFound(partnershipId);
    return { known: stored, rights: NO_RIGHTS };
  }
  const seen = await partnershipSeen(database, history, viewer, partnershipId);
  const known = seen.at(knownPartnershipFold, point);
  return known && { known, rights: rightsToday(sights, seen.standing, seen.events) };
}

/**
 * How one partnership is seen, of which more is than what is published, without its history.
 * @throws StreamNotFound where it is not seen, as where there is none
 */
export async function sightWithin(
  database: Queryable,
  viewer: Viewer,
  partnershipId: string,
): Promise<Exclude<Sight, { extent: 'published' }>> {
  const stored = await storedState<KnownPartnership>(database, PARTNERSHIP, partnershipId);
  const sight = stored && sightOfStored(viewer, stored);
  if (!sight || sight.extent === 'published') throw notFound(partnershipId);
  return sight;
}

/** One whose history and reports are seen too: not what is only published. @throws StreamNotFound */
export async function partnershipSeenWithin(
  ...asked: Parameters<typeof partnershipSeen>
): Promise<PartnershipSeen> {
  const seen = await partnershipSeen(...asked);
  if (seen.sight.extent === 'published') throw notFound(asked[3]);
  return seen;
}

const notFound = (partnershipId: string): StreamNotFound =>
  new StreamNotFound(streamName(PARTNERSHIP, partnershipId));

/** Those of some partnerships that are seen, but for what is only published, by id. */
export async function partnershipsSeen(
  database: Queryable,
  viewer: Viewer,
  streams: ReadonlyMap<string, readonly RecordedEvent[]>,
): Promise<ReadonlyMap<string, PartnershipSeen>> {
  const stored = await storedStates<KnownPartnership>(database, PARTNERSHIP, [...streams.keys()]);
  return new Map(
    [...stored].flatMap(([id, state]) => {
      const seen = PartnershipSeen.of(viewer, state, streams.get(id)!);
      return seen && seen.sight.extent !== 'published' ? [[id, seen] as const] : [];
    }),
  );
}
