import { validate as isUuid } from 'uuid';
import { type RecordedEvent } from '#event-store';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { organisationsKnownAt } from '../two-clocks/organisations-at.js';
import { type ReadPoint } from '../two-clocks/read-point.js';

const ORGANISATION_FIELDS = ['organisationId', 'organisationIds', 'deciderIds', 'observerId', 'ownerId'];

/** Every organisation that the events name, in their content, a corrected content, or as the one acted for. */
export function organisationsIn(events: readonly RecordedEvent[]): string[] {
  const found = events.flatMap(({ data, actor }) => [
    actor.onBehalfOf,
    ...idsIn(data),
    ...idsIn((data as { fact?: { data?: unknown } }).fact?.data),
  ]);
  // An actor's organisation is what the identity provider says: not always an organisation of the directory.
  return [...new Set(found.filter((id) => typeof id === 'string' && isUuid(id)))] as string[];
}

const idsIn = (data: unknown): unknown[] => {
  const content = (data ?? {}) as Readonly<Record<string, unknown>>;
  // Whom a round asks are told with their spheres.
  const parties = Array.isArray(content['parties'])
    ? (content['parties'] as { organisationId?: unknown }[])
    : [];
  return [
    ...ORGANISATION_FIELDS.flatMap((name) => content[name]),
    ...parties.map(({ organisationId }) => organisationId),
  ];
};

/** The names that organisations were last known by at a point. */
export async function organisationNames(
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
