import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { portfolioConditions, type PartnershipFilter } from '../partnership-directory/partnership-filter.js';
import { type Sights } from '../sight/sights.js';
import { type Counts } from './counts.js';
import { eachPackedItem } from './packed-items.js';
import { PLACES, rankOf } from './portfolio-cells.js';
import { dayNumber } from './portfolio-items.js';

/** Which of the items' own days a period is held against. */
export type PeriodOfItems = 'entered' | 'left' | 'met';

export interface ItemPeriod {
  readonly held: PeriodOfItems;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

type IsIn = (begun: number | null, over: number | null) => boolean;

const IN_PERIOD: Readonly<Record<PeriodOfItems, (from: number, to: number) => IsIn>> = {
  entered: (from, to) => (begun) => begun !== null && begun >= from && begun <= to,
  // What has not ended has not ended out of the period either.
  left: (from, to) => (_, over) => over === null || (over >= from && over <= to),
  met: (from, to) => (begun, over) => over !== null && over >= from && begun !== null && begun <= to,
};

const isIn = ({ held, from, to }: ItemPeriod): IsIn =>
  IN_PERIOD[held](
    from === undefined ? -Infinity : dayNumber(from),
    to === undefined ? Infinity : dayNumber(to),
  );

/** The items of the partnerships seen of a filter, to be counted: the database puts them one behind another. */
export async function itemsOfRows(
  database: Queryable,
  sights: Sights,
  filter: PartnershipFilter,
): Promise<Uint8Array> {
  const parameters = new SqlParameters();
  const conditions = portfolioConditions(filter, sights, parameters);
  const [row] = await database.query<{ items: Uint8Array | null }[]>(
    `SELECT string_agg(p.items, '') AS items FROM ${sights.table('portfolio', parameters)} p
     ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}`,
    parameters.values,
  );
  return row!.items ?? new Uint8Array();
}

/** Packed items, or those of a period, counted. */
export function countsOfItems(items: Uint8Array, period: ItemPeriod | null): Counts {
  const counted = PLACES.map(() => new Map<number, number>());
  const taken = period ? isIn(period) : () => true;
  eachPackedItem(items, (rank, value, begun, over) => {
    if (taken(begun, over)) counted[rank]!.set(value, (counted[rank]!.get(value) ?? 0) + 1);
  });
  const values = counted.map((of) =>
    [...of].map(([value, n]) => ({ least: value, most: value, n, bucket: null })),
  );
  return { in: (measure, cell) => values[rankOf(measure, cell)]! };
}
