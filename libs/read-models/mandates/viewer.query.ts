import { type Actor, type Viewer, type ViewingOrganisation } from '#domain';
import { type Queryable } from '../listing/queryable.js';

/** A claim says what it likes: only an organisation's id is one. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Who looks: the caller's roles, and the organisation acted for, if the caller holds a mandate of it in force on the
 * day; without one the caller looks for nobody. To be asked within the snapshot of the answer, so that an answer knows
 * of a mandate withdrawn before it. @param today the French calendar day, whatever point is asked about
 */
export async function viewerOf(
  snapshot: Queryable,
  { id, roles, onBehalfOf }: Actor,
  today: string,
): Promise<Viewer> {
  if (onBehalfOf === null || !UUID.test(onBehalfOf)) return { roles, organisation: null };
  const [organisation = null] = await snapshot.query<ViewingOrganisation[]>(
    `SELECT o.organisation_id AS id, o.sphere, o.home_territory AS "homeTerritory" FROM read.organisation o
     WHERE o.organisation_id = $1 AND EXISTS (
       SELECT FROM read.mandate m
       WHERE m.person_id = $2 AND m.organisation_id = $1 AND m.withdrawn_on IS NULL
         AND $3::date BETWEEN m.from_day AND m.until_day)`,
    [onBehalfOf, id, today],
  );
  return { roles, organisation };
}
