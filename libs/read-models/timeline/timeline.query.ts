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

const SORT = '-revision';

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
  const before = cursor === undefined ? Infinity : revisionOf(cursor);
  const events = await eventsSeen(database, history, sights, category, id);
  if (events.length === 0) return null;
  const names = await organisationNames(database, organisationsIn(events), sights.point);
  const entries = timelineOf(events, { organisationName: (named) => names.get(named), language });
  const rest = entries.filter(({ revision }) => revision < before);
  const items = rest.slice(0, limit);
  return {
    items,
    total: entries.length,
    next: rest.length > limit ? cursorOf(SORT, [items.at(-1)!.revision]) : null,
  };
}

function revisionOf(cursor: string): number {
  const [revision] = keyOfCursor(SORT, 1, cursor);
  if (typeof revision !== 'number') throw new InvalidCursor();
  return revision;
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
