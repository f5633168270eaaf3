import { seesClosing, type Actor, type Viewer } from '#domain';
import { type Page, type PageRequest } from '../listing/cursor-page.js';
import { listPage } from '../listing/list-page.js';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { viewerOf } from '../mandates/viewer.query.js';
import { seesAll } from '../sight/rights-in-sql.js';
import { toBeOpened } from '../to-be-opened.js';
import { ClosingRow } from './closing.row.js';
import { type KnownClosing } from './closings.response.js';

const COLUMNS = `c.closing_id AS "closingId", c.name, c.as_of AS "asOf", c.recorded_up_to AS "recordedUpTo", c.note,
  c.closed_on AS "closedOn", c.withdrawn_on AS "withdrawnOn", c.withdrawal, c.revision`;

/** The domain's `seesClosing`, of all closings at once. */
function closingsSeen(viewer: Viewer, { add }: SqlParameters): string[] {
  if (seesAll(viewer)) return [];
  const { organisation } = viewer;
  return organisation
    ? [`(c.made_for IS NULL OR c.made_for = ${add(organisation.id)})`]
    : ['c.made_for IS NULL'];
}

/** The closings, the last made first; personal texts still sealed. @throws InvalidCursor */
export function listClosings(
  database: Queryable,
  viewer: Viewer,
  page: PageRequest,
): Promise<Page<KnownClosing>> {
  const parameters = new SqlParameters();
  return listPage<KnownClosing>(
    database,
    {
      columns: COLUMNS,
      from: 'read.closing c',
      where: closingsSeen(viewer, parameters),
      sort: { name: '-closedOn', expression: 'c.closed_on', descending: true },
      id: ['c.closing_id'],
    },
    parameters,
    page,
  );
}

/**
 * One closing, personal texts still sealed; null where the caller does not see it, as where there is none.
 * @param today the French calendar day, on which the caller acts for an organisation or not
 */
export async function closingSeen(
  database: Queryable,
  caller: Actor,
  today: string,
  closingId: string,
): Promise<ClosingRow | null> {
  const closing = await database.getRepository(ClosingRow).findOneBy({ closingId });
  if (!closing || closing.madeFor === null) return closing;
  const viewer = await viewerOf(database, caller, today);
  return seesClosing(viewer, closing.madeFor) ? closing : null;
}

export const listedClosing = ({
  knownAt: _,
  lastEventId: __,
  madeFor: ___,
  note,
  withdrawal,
  ...told
}: ClosingRow): KnownClosing => ({
  ...told,
  note: toBeOpened(note),
  withdrawal: toBeOpened(withdrawal),
});
