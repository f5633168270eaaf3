import { ROUND } from '#domain';
import { type RecordedEvent } from '#event-store';
import { type Queryable } from '../listing/queryable.js';
import { type ReadHistories } from '../two-clocks/known-stream.js';
import { type PartnershipSeen } from './partnership-seen.js';

/** A round as the sight of its partnership shows it: its events, and never its sheets, which are streams of their own. */
export interface RoundTold {
  readonly roundId: string;
  readonly events: readonly RecordedEvent[];
}

interface Row {
  readonly roundId: string;
  readonly partnershipId: string;
  /** Of the last event that the read models hold. */
  readonly position: string;
}

/** The rounds of some partnerships, by partnership, each as far as its partnership is seen and read models hold it. */
export async function roundsTold(
  database: Queryable,
  histories: ReadHistories,
  seen: ReadonlyMap<string, PartnershipSeen>,
): Promise<ReadonlyMap<string, readonly RoundTold[]>> {
  const rows = await database.query<Row[]>(
    `SELECT r.round_id AS "roundId", r.partnership_id AS "partnershipId", s.last_position::text AS position
     FROM read.round r JOIN read.round_state s ON s.key = r.round_id::text
     WHERE r.partnership_id = ANY ($1::uuid[]) ORDER BY r.round_id`,
    [[...seen.keys()]],
  );
  if (rows.length === 0) return new Map();
  const upTo = rows
    .map(({ position }) => BigInt(position))
    .reduce((one, other) => (one > other ? one : other));
  const streams = await histories(
    ROUND,
    rows.map(({ roundId }) => roundId),
    upTo,
  );
  return Map.groupBy(
    rows.map(({ roundId, partnershipId, position }) => {
      const held = (streams.get(roundId) ?? []).filter((event) => event.position <= BigInt(position));
      return { roundId, partnershipId, events: seen.get(partnershipId)!.toldOf(held) };
    }),
    ({ partnershipId }) => partnershipId,
  );
}

/** SQL of the partnerships that have a round whose state `s` is as said, seen or not. */
export const partnershipsOfRounds = (condition: string): string =>
  `SELECT r.partnership_id::text FROM read.round_state s JOIN read.round r ON r.round_id = s.key::uuid WHERE ${condition}`;
