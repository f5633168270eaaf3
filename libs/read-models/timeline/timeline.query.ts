import { validate as isUuid } from 'uuid';
import { type Actor, type Language } from '#domain';
import { type RecordedEvent } from '#event-store';
import { cursorOf, InvalidCursor, keyOfCursor, type PageRequest } from '../listing/cursor-page.js';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { type ReadHistory } from '../two-clocks/known-stream.js';
import { organisationsKnownAt, type ReadPoint } from '../two-clocks/read-point.js';
import { eventsAt } from './events-at.js';
import { timelineOf } from './timeline.js';
import { type TimelinePage } from './timeline.response.js';

export interface TimelineRequest extends PageRequest {
  /** Category of the stream: `partnership`, `organisation`. */
  readonly category: string;
  readonly id: string;
  readonly language: Language;
}

const SORT = '-revision';
const ORGANISATION_FIELDS = ['organisationId', 'organisationIds', 'deciderIds', 'observerId'];

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

/** Every organisation that the events name, in their content, a corrected content, or as the one acted for. */
function organisationsIn(events: readonly RecordedEvent[]): string[] {
  const found = events.flatMap(({ data, actor }) => [
    actor.onBehalfOf,
    ...idsIn(data),
    ...idsIn((data as { fact?: { data?: unknown } }).fact?.data),
  ]);
  // An actor's organisation is what the identity provider says: not always an organisation of the directory.
  return [...new Set(found.filter((id) => typeof id === 'string' && isUuid(id)))] as string[];
}

const idsIn = (data: unknown): unknown[] =>
  ORGANISATION_FIELDS.flatMap((name) => (data as Readonly<Record<string, unknown>> | undefined)?.[name]);

async function organisationNames(
  database: Queryable,
  organisationIds: readonly string[],
  point: ReadPoint,
): Promise<ReadonlyMap<string, string>> {
  const parameters = new SqlParameters();
  const ids = parameters.add(organisationIds);
  const rows = await database.query<{ id: string; name: string }[]>(
    `SELECT organisation_id AS id, name FROM ${organisationsKnownAt(point, parameters)}
     WHERE organisation_id = ANY (${ids}::uuid[])`,
    parameters.values,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
