import { addDays, type PersonalText } from '#domain';
import { type Page, type PageRequest } from '../listing/cursor-page.js';
import { listPage } from '../listing/list-page.js';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { type Sights } from '../sight/sights.js';
import { type AwaitedCount, type AwaitedItem } from './awaiting.response.js';

/** A condition awaits those who may meet it from so many days before it is due. */
export const CONDITION_DUE_WITHIN_DAYS = 30;

/** An item as the database gives it: a condition's text still sealed. */
export type SealedAwaitedItem = Omit<AwaitedItem, 'conditionText'> & {
  readonly conditionText: PersonalText | null;
};

export interface Awaiting extends Page<SealedAwaitedItem> {
  readonly counts: readonly AwaitedCount[];
}

const COLUMNS = `a.partnership_id AS "partnershipId", p.title, a.kind, a.due_on AS "dueOn", a.gate, a.outcome,
  a.indicator_id AS "indicatorId", a.indicator_name AS "indicatorName", a.text AS "conditionText"`;

/**
 * What awaits the organisation that the caller acts for, in all the partnerships that it is party to, a page at a time:
 * decisions that somebody else proposed, indicators that it has not answered, conditions due, reviews at which it decides.
 * @param personId pseudonymous id of the caller @throws InvalidCursor
 */
export async function listAwaiting(
  database: Queryable,
  sights: Sights,
  personId: string,
  page: PageRequest,
): Promise<Awaiting> {
  const parameters = new SqlParameters();
  const { once } = parameters;
  const { today } = sights.point;
  const from = `${sights.awaited(parameters)} a JOIN ${sights.table('partnership', parameters)} p USING (partnership_id)`;
  const where = [
    `(a.proposed_by IS NULL OR a.proposed_by <> ${once(personId, 'text')})`,
    `(a.kind <> 'condition' OR a.due_on <= ${once(addDays(today, CONDITION_DUE_WITHIN_DAYS), 'date')})`,
  ];
  const counts = await database.query<AwaitedCount[]>(
    `SELECT a.kind, count(*)::int AS count FROM ${from} WHERE ${where.join(' AND ')} GROUP BY a.kind ORDER BY a.kind`,
    [...parameters.values],
  );
  const listed = await listPage<Omit<SealedAwaitedItem, 'late'>>(
    database,
    {
      columns: COLUMNS,
      from,
      where,
      sort: { name: 'due', expression: 'a.due_on', descending: false },
      id: ['a.partnership_id', 'a.kind', 'a.subject'],
    },
    parameters,
    page,
  );
  const items = listed.items.map((item) => ({
    ...item,
    late: item.kind !== 'decision' && item.dueOn < today,
  }));
  return { ...listed, items, counts };
}
