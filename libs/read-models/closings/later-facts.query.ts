import { PARTNERSHIP } from '#domain';
import { type RecordedEvent } from '#event-store';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { portfolioConditions, type PartnershipFilter } from '../partnership-directory/partnership-filter.js';
import { partnershipsSeen } from '../sight/partnership-seen.js';
import { partnershipsOfRounds, roundsTold } from '../sight/rounds-told.js';
import { type Sights } from '../sight/sights.js';
import { type ReadHistories } from '../two-clocks/known-stream.js';
import { pointOfToday, type KnownPoint } from '../two-clocks/read-point.js';
import { laterFactsOf } from './later-facts.js';

/** Partnerships counted for one answer at most. */
const MOST_PARTNERSHIPS = 300;
/** Streams read at once. */
const STREAMS_AT_ONCE = 300;

/** How many facts; `more` where not all that was recorded was looked at. */
export interface CountOfLaterFacts {
  readonly count: number;
  readonly more: boolean;
}

/**
 * The facts recorded after a closing that would change what it reports, of the partnerships seen that a filter has at
 * the closing or today, in order of their ids. Those of which nothing is seen that was recorded since say nothing:
 * neither do they count, nor do they take the place of others.
 */
export async function laterFactsSeen(
  database: Queryable,
  histories: ReadHistories,
  sights: Sights,
  filter: PartnershipFilter,
  closed: KnownPoint,
): Promise<CountOfLaterFacts> {
  let count = 0;
  let counted = 0;
  for (let after: string | undefined; ;) {
    const found = await recordedSince(database, sights, filter, closed, after);
    for (const streams of await toldOf(database, histories, sights, found)) {
      if (!streams.flat().some(({ position }) => position > closed.knownAt)) continue;
      if (counted === MOST_PARTNERSHIPS) return { count, more: true };
      counted += 1;
      count += laterFactsOf(streams, closed);
    }
    if (found.length < STREAMS_AT_ONCE) return { count, more: false };
    after = found.at(-1)!.id;
  }
}

/** The streams that are seen of each of some partnerships, its own and its rounds', in their order. */
async function toldOf(
  database: Queryable,
  histories: ReadHistories,
  { viewer }: Sights,
  found: readonly Candidate[],
): Promise<(readonly RecordedEvent[])[][]> {
  const upTo = found.reduce((last, { position }) => (position > last ? position : last), 0n);
  const streams = await histories(
    PARTNERSHIP,
    found.map(({ id }) => id),
    upTo,
  );
  const seen = await partnershipsSeen(database, viewer, streams);
  const rounds = await roundsTold(database, histories, seen);
  return found.map(({ id }) => {
    const one = seen.get(id);
    return one ? [one.told, ...(rounds.get(id) ?? []).map(({ events }) => events)] : [];
  });
}

interface Candidate {
  readonly id: string;
  readonly position: bigint;
}

/** Partnerships of which anything was recorded since, of their rounds too, seen or not, after one. */
async function recordedSince(
  database: Queryable,
  sights: Sights,
  filter: PartnershipFilter,
  closed: KnownPoint,
  after: string | undefined,
): Promise<Candidate[]> {
  const parameters = new SqlParameters();
  const since = `s.last_position > ${parameters.add(closed.knownAt.toString())}::bigint`;
  const beyond = after === undefined ? '' : `AND s.key > ${parameters.add(after)}::text`;
  const found = [closed, pointOfToday(closed.today)].map((point) => {
    const at = sights.at(point);
    const conditions = ['p.partnership_id = s.key::uuid', ...portfolioConditions(filter, at, parameters)];
    return `EXISTS (SELECT FROM ${at.table('portfolio', parameters)} p WHERE ${conditions.join(' AND ')})`;
  });
  const rows = await database.query<{ id: string; position: string }[]>(
    `SELECT s.key AS id, s.last_position::text AS position FROM read.partnership_state s
     WHERE (${since} OR s.key = ANY (ARRAY(${partnershipsOfRounds(since)}))) ${beyond} AND (${found.join(' OR ')})
     ORDER BY s.key LIMIT ${STREAMS_AT_ONCE}`,
    parameters.values,
  );
  return rows.map(({ id, position }) => ({ id, position: BigInt(position) }));
}
