import { type Actor } from '#domain';
import { columnsOf } from '../listing/columns-of.js';
import { type Page, type PageRequest } from '../listing/cursor-page.js';
import { listPage } from '../listing/list-page.js';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { MandateRow } from './mandate.row.js';
import { type HeldMandate, type Me } from './mandates.response.js';
import { viewerOf } from './viewer.query.js';

/** Every mandate that an organisation gave, the last first. @throws InvalidCursor */
export function listMandates(
  database: Queryable,
  organisationId: string,
  page: PageRequest,
): Promise<Page<MandateRow>> {
  const parameters = new SqlParameters();
  return listPage<MandateRow>(
    database,
    {
      columns: columnsOf(database, MandateRow, 'm'),
      from: 'read.mandate m',
      where: [`m.organisation_id = ${parameters.add(organisationId)}`],
      sort: { name: '-from', expression: 'm.from_day', descending: true },
      id: ['m.mandate_id'],
    },
    parameters,
    page,
  );
}

/** The mandates that somebody holds today, by the name of the organisation. */
const mandatesHeld = (database: Queryable, personId: string, today: string): Promise<HeldMandate[]> =>
  database.query<HeldMandate[]>(
    `SELECT m.mandate_id AS "mandateId", m.organisation_id AS "organisationId", o.name, m.capacity,
       m.until_day::text AS until
     FROM read.mandate m JOIN read.organisation o USING (organisation_id)
     WHERE m.person_id = $1 AND m.withdrawn_on IS NULL AND $2::date BETWEEN m.from_day AND m.until_day
     ORDER BY o.name_folded, m.until_day, m.mandate_id`,
    [personId, today],
  );

/** Who calls, what they may act for, and what this request is made for. */
export async function meOf(snapshot: Queryable, caller: Actor, today: string): Promise<Me> {
  const { organisation } = await viewerOf(snapshot, caller, today);
  return {
    personId: caller.id,
    roles: [...caller.roles],
    actsFor: organisation?.id ?? null,
    mandates: await mandatesHeld(snapshot, caller.id, today),
  };
}

/**
 * Whether somebody reads an organisation's mandates: who manages access, who audits, and who holds one of them today.
 */
export async function readsMandates(
  snapshot: Queryable,
  { id, roles }: Actor,
  organisationId: string,
  today: string,
): Promise<boolean> {
  if (roles.includes('administrator') || roles.includes('auditor')) return true;
  const held = await mandatesHeld(snapshot, id, today);
  return held.some((mandate) => mandate.organisationId === organisationId);
}

/** The revision of an organisation's mandates: null where none was given, undefined where there is no such organisation. */
export async function mandatesRevision(
  snapshot: Queryable,
  organisationId: string,
): Promise<number | null | undefined> {
  const [organisation] = await snapshot.query<{ revision: number | null }[]>(
    `SELECT s.revision FROM read.organisation o
     LEFT JOIN read.mandates_state s ON s.key = o.organisation_id::text
     WHERE o.organisation_id = $1`,
    [organisationId],
  );
  return organisation?.revision;
}
