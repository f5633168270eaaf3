import { type Actor, type Language } from '#domain';
import { cursorOf, InvalidCursor, keyOfCursor, type PageRequest } from '../listing/cursor-page.js';
import { type Queryable } from '../listing/queryable.js';
import { type ReadHistory } from '../two-clocks/known-stream.js';
import { type ReadPoint } from '../two-clocks/read-point.js';
import { eventsAt } from './events-at.js';
import { organisationNames, organisationsIn } from './organisation-names.js';
import { timelineOf } from './timeline.js';
import { type TimelinePage } from './timeline.response.js';

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
 * named, and show corrections that came later.
 * @throws StreamNotFound, InvalidCursor
 */
export async function timelinePageOf(
  database: Queryable,
  history: ReadHistory,
  _caller: Actor,
  { category, id, language, limit, cursor }: TimelineRequest,
  point: ReadPoint,
): Promise<TimelinePage | null> {
  const before = cursor === undefined ? Infinity : revisionOf(cursor);
  const events = eventsAt(await history(category, id), point);
  if (events.length === 0) return null;
  const names = await organisationNames(database, organisationsIn(events), point);
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
