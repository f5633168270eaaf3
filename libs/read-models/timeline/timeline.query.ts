import { PARTNERSHIP, type Language } from '#domain';
import { type RecordedEvent } from '#event-store';
import { cursorOf, InvalidCursor, keyOfCursor, type PageRequest } from '../listing/cursor-page.js';
import { type Queryable } from '../listing/queryable.js';
import { type ReadHistory } from '../two-clocks/known-stream.js';
import { partnershipSeenWithin } from '../sight/partnership-seen.js';
import { type Sights } from '../sight/sights.js';
import { eventsAt } from '../two-clocks/events-at.js';
import { organisationNames, organisationsIn } from './organisation-names.js';
import { timelineOf } from './timeline.js';
import { type ToldTimeline } from './timeline.response.js';

export interface TimelineRequest extends PageRequest {
  /** Category of the stream: `partnership`, `organisation`. */
  readonly category: string;
  readonly id: string;
  readonly language: Language;
}

const SORT = '-recorded';

/**
 * A page of a stream's timeline at a point, the last recorded first; null where the stream had not begun, or was not
 * known. Personal texts are still sealed. The whole stream is read, since a sentence may name what earlier events
 * named, and show corrections that came later: of a partnership, what is seen of it.
 * @throws StreamNotFound, InvalidCursor
 */
export async function timelinePageOf(
  database: Queryable,
  history: ReadHistory,
  sights: Sights,
  { category, id, language, limit, cursor }: TimelineRequest,
): Promise<ToldTimeline | null> {
  const before = cursor === undefined ? Infinity : placeOf(cursor);
  const events = await eventsSeen(database, history, sights, category, id);
  if (events.length === 0) return null;
  const names = await organisationNames(database, organisationsIn(events), sights.point);
  const entries = timelineOf(events, { organisationName: (named) => names.get(named), language });
  // A page goes on from a place among what is told: a revision would tell how much is not.
  const first = Math.max(0, entries.length - before);
  const items = entries.slice(first, first + limit);
  const left = entries.length - first - items.length;
  return {
    items,
    total: entries.length,
    next: left > 0 ? cursorOf(SORT, [left]) : null,
  };
}

/** How many entries, from the first recorded, come from the cursor on. */
function placeOf(cursor: string): number {
  const [place] = keyOfCursor(SORT, 1, cursor);
  if (typeof place !== 'number' || !Number.isInteger(place) || place < 0) throw new InvalidCursor();
  return place;
}

/** Organisations are all told to all who are signed in. */
async function eventsSeen(
  database: Queryable,
  history: ReadHistory,
  { viewer, point }: Sights,
  category: string,
  id: string,
): Promise<readonly RecordedEvent[]> {
  if (category !== PARTNERSHIP) return eventsAt(await history(category, id), point);
  const seen = await partnershipSeenWithin(database, history, viewer, id);
  return eventsAt(seen.events, seen.point(point));
}
