import { PARTNERSHIP } from '#domain';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { portfolioConditions, type PartnershipFilter } from '../partnership-directory/partnership-filter.js';
import { partnershipsSeen } from '../sight/partnership-seen.js';
import { type Sights } from '../sight/sights.js';
import { type ReadHistories } from '../two-clocks/known-stream.js';
import { pointOfToday, type KnownPoint } from '../two-clocks/read-point.js';
import { laterFactsIn } from './later-facts.js';

/** Partnerships looked into for one answer at most. */
const MOST_PARTNERSHIPS = 300;

/** How many facts; `more` where not all that was recorded was looked at. */
export interface CountOfLaterFacts {
  readonly count: number;
  readonly more: boolean;
}

/**
 * The facts recorded after a closing that would change what it reports, of the partnerships seen that a filter has at
 * the closing or today. Those last recorded are looked into first.
 */
export async function laterFactsSeen(
  database: Queryable,
  histories: ReadHistories,
  sights: Sights,
  filter: PartnershipFilter,
  closed: KnownPoint,
): Promise<CountOfLaterFacts> {
  const found = await recordedSince(database, sights, filter, closed);
  const looked = found.slice(0, MOST_PARTNERSHIPS);
  const upTo = looked.reduce((last, { position }) => (position > last ? position : last), 0n);
  const streams = await histories(
    PARTNERSHIP,
    looked.map(({ id }) => id),
    upTo,
  );
  const seen = await partnershipsSeen(database, sights.viewer, streams);
  const counts = [...seen.values()].map(({ told }) => laterFactsIn(told, closed).length);
  return { count: counts.reduce((sum, count) => sum + count, 0), more: found.length > looked.length };
}

async function recordedSince(
  database: Queryable,
  sights: Sights,
  filter: PartnershipFilter,
  closed: KnownPoint,
): Promise<{ id: string; position: bigint }[]> {
  const parameters = new SqlParameters();
  const since = parameters.add(closed.knownAt.toString());
  const found = [closed, pointOfToday(closed.today)].map((point) => {
    const at = sights.at(point);
    const conditions = ['p.partnership_id = s.key::uuid', ...portfolioConditions(filter, at, parameters)];
    return `EXISTS (SELECT FROM ${at.table('portfolio', parameters)} p WHERE ${conditions.join(' AND ')})`;
  });
  const rows = await database.query<{ id: string; position: string }[]>(
    `SELECT s.key AS id, s.last_position::text AS position FROM read.partnership_state s
     WHERE s.last_position > ${since}::bigint AND (${found.join(' OR ')})
     ORDER BY s.last_position DESC LIMIT ${MOST_PARTNERSHIPS + 1}`,
    parameters.values,
  );
  return rows.map(({ id, position }) => ({ id, position: BigInt(position) }));
}
