import { type Actor } from '#domain';
import { type Page, type PageRequest } from '../listing/cursor-page.js';
import { listPage } from '../listing/list-page.js';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { toBeOpened } from '../to-be-opened.js';
import { ClosingRow } from './closing.row.js';
import { type ListedClosing } from './closings.response.js';

const COLUMNS = `c.closing_id AS "closingId", c.name, c.as_of AS "asOf", c.recorded_up_to AS "recordedUpTo", c.note,
  c.closed_on AS "closedOn", c.withdrawn_on AS "withdrawnOn", c.withdrawal, c.revision`;

/** The closings, the last made first; personal texts still sealed. @throws InvalidCursor */
export const listClosings = (
  database: Queryable,
  _caller: Actor,
  page: PageRequest,
): Promise<Page<ListedClosing>> =>
  listPage<ListedClosing>(
    database,
    {
      columns: COLUMNS,
      from: 'read.closing c',
      where: [],
      sort: { name: '-closedOn', expression: 'c.closed_on', descending: true },
      id: ['c.closing_id'],
    },
    new SqlParameters(),
    page,
  );

/** One closing, personal texts still sealed; null where there is none. */
export const findClosing = (database: Queryable, closingId: string): Promise<ClosingRow | null> =>
  database.getRepository(ClosingRow).findOneBy({ closingId });

export const listedClosing = ({
  knownAt: _,
  lastEventId: __,
  note,
  withdrawal,
  ...told
}: ClosingRow): ListedClosing => ({
  ...told,
  note: toBeOpened(note),
  withdrawal: toBeOpened(withdrawal),
});
