import { type Actor } from '#domain';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { portfolioConditions, type PartnershipFilter } from '../partnership-directory/partnership-filter.js';
import { tableAt, type ReadPoint } from '../two-clocks/read-point.js';
import { type CountedValues } from './counted-values.js';
import { type Counts } from './counts.js';
import { placeOf, unpacked } from './portfolio-cells.js';
import { type Measure } from './portfolio-items.js';

/** Which of the items' own days a period is held against. */
export type PeriodOfItems = 'entered' | 'left' | 'met';

const IN_PERIOD: Readonly<Record<PeriodOfItems, (from: string, to: string) => string>> = {
  entered: (from, to) => `i.begun >= ${from} AND i.begun <= ${to}`,
  // What has not ended has not ended out of the period either.
  left: (from, to) => `(i.over IS NULL OR (i.over >= ${from} AND i.over <= ${to}))`,
  met: (from, to) => `i.over >= ${from} AND i.begun <= ${to}`,
};

export interface ItemPeriod {
  readonly held: PeriodOfItems;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** The items of the partnerships of a filter at a point, counted. */
export async function countsOfRows(
  database: Queryable,
  caller: Actor,
  filter: PartnershipFilter,
  point: ReadPoint,
  period: ItemPeriod | null,
): Promise<Counts> {
  const parameters = new SqlParameters();
  const conditions = portfolioConditions(caller, filter, point, parameters);
  if (period) {
    const bound = (day: string | undefined, open: string) => parameters.once(day ?? open, 'date');
    conditions.push(IN_PERIOD[period.held](bound(period.from, '-infinity'), bound(period.to, 'infinity')));
  }
  const unnested = period
    ? 'unnest(p.items, p.item_begun, p.item_over) i (item, begun, over)'
    : 'unnest(p.items) i (item)';
  const [counted] = await database.query<{ items: string | null }[]>(
    `SELECT string_agg(item || ' ' || n, ',') AS items FROM (
       SELECT i.item, count(*) AS n FROM ${tableAt(point, 'portfolio', parameters)} p, ${unnested}
       ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''} GROUP BY i.item) counted`,
    parameters.values,
  );
  return countsOf(counted!.items ?? '');
}

/** `<packed item> <how many>`, by commas. */
function countsOf(items: string): Counts {
  const counted = new Map<string, CountedValues[]>();
  for (const one of items === '' ? [] : items.split(',')) {
    const [item, n] = one.split(' ');
    const { measure, cell, value } = unpacked(Number(item));
    const place = placeOf(measure, cell);
    const values = counted.get(place);
    const known = { least: value, most: value, n: Number(n), bucket: null };
    if (values) values.push(known);
    else counted.set(place, [known]);
  }
  return { in: (measure: Measure, cell: string) => counted.get(placeOf(measure, cell)) ?? [] };
}
