import { STANDINGS, STATUSES } from '#domain';
import { listLink, type Criteria } from '../listing/list-link.js';
import { type Counts } from './counts.js';
import { totalOf } from './counted-values.js';
import { type StandingCount } from './portfolio.response.js';

/** How many partnerships stand where, by status; off the path and not stated are counted apart from the stages. */
export const standingCounts = (counts: Counts, criteria: Criteria): StandingCount[] =>
  STANDINGS.map((standing) => {
    const only = { ...criteria, stage: standing };
    const statuses = STATUSES.map((status) => ({
      status,
      count: totalOf(counts.in('standing', `${standing}/${status}`)),
      list: listLink('/v1/partnerships', only, { status }),
    }));
    return {
      standing,
      count: statuses.reduce((sum, { count }) => sum + count, 0),
      list: listLink('/v1/partnerships', only),
      statuses,
    };
  });
