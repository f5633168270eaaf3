import { STANDINGS, STATUSES, type Actor, type Standing, type Status } from '#domain';
import { listLink } from '../listing/list-link.js';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { scopeOf, type PartnershipFilter } from '../partnership-directory/partnership-filter.js';
import { type StandingCount } from './portfolio.response.js';

interface Counted {
  standing: Standing;
  status: Status;
  count: number;
}

/** How many partnerships stand where, by status; off the path and not stated are counted apart from the stages. */
export async function countStandings(
  database: Queryable,
  caller: Actor,
  filter: PartnershipFilter,
): Promise<StandingCount[]> {
  const parameters = new SqlParameters();
  const counted = await database.query<Counted[]>(
    `WITH ${scopeOf(caller, filter, parameters)} SELECT standing, status, count(*)::int AS count FROM scope GROUP BY standing, status`,
    parameters.values,
  );
  return STANDINGS.map((standing) => {
    const ofStanding = counted.filter((count) => count.standing === standing);
    const only = { ...filter, stage: standing };
    return {
      standing,
      count: ofStanding.reduce((sum, { count }) => sum + count, 0),
      list: listLink('/v1/partnerships', only),
      statuses: STATUSES.map((status) => ({
        status,
        count: ofStanding.find((count) => count.status === status)?.count ?? 0,
        list: listLink('/v1/partnerships', { ...only, status }),
      })),
    };
  });
}
