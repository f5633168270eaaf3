import { type DataSource } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { type Actor, type Language } from '#domain';
import { type RecordedEvent } from '#event-store';
import { cursorOf, InvalidCursor, keyOfCursor, type PageRequest } from '../listing/cursor-page.js';
import { timelineOf } from './timeline.js';
import { type TimelinePage } from './timeline.response.js';

/** Reads a stream, decoded, in stored order: `CommandRunner.history`. @throws StreamNotFound */
export type ReadHistory = (category: string, id: string) => Promise<readonly RecordedEvent[]>;

export interface TimelineRequest extends PageRequest {
  /** Category of the stream: `partnership`, `organisation`. */
  readonly category: string;
  readonly id: string;
  readonly language: Language;
}

const SORT = '-revision';
const ORGANISATION_FIELDS = ['organisationId', 'organisationIds', 'deciderIds', 'observerId'];

/**
 * A page of a stream's timeline, the last recorded first; personal texts still sealed. The whole stream is read, since
 * a sentence may name what earlier events named, and show corrections that came later.
 * @throws StreamNotFound, InvalidCursor
 */
export async function timelinePageOf(
  dataSource: DataSource,
  history: ReadHistory,
  _caller: Actor,
  { category, id, language, limit, cursor }: TimelineRequest,
): Promise<TimelinePage> {
  const before = cursor === undefined ? Infinity : revisionOf(cursor);
  const events = await history(category, id);
  const names = await organisationNames(dataSource, organisationsIn(events));
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
  dataSource: DataSource,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await dataSource.query<{ id: string; name: string }[]>(
    'SELECT organisation_id AS id, name FROM read.organisation WHERE organisation_id = ANY ($1::uuid[])',
    [organisationIds],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
