import { STAGES, type PartnershipOrder } from '#domain';
import { columnsOf } from '../listing/columns-of.js';
import { type Page, type PageRequest } from '../listing/cursor-page.js';
import { listPage } from '../listing/list-page.js';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { partnershipConditions, type PartnershipFilter } from './partnership-filter.js';
import { type Sights } from '../sight/sights.js';
import { organisationsKnownAt } from '../two-clocks/organisations-at.js';
import { type ListedPartnership } from './partnership-directory.response.js';
import { PartnershipRow } from './partnership.row.js';

const EXPRESSIONS: Readonly<Record<string, string>> = {
  title: 'p.title_folded',
  startedOn: 'p.started_on',
  // Off the path and not stated come before the first stage.
  stage: `coalesce(array_position(ARRAY['${STAGES.join("','")}'], p.standing), 0)`,
};

const partiesIn = (sights: Sights, parameters: SqlParameters): string => `(
  SELECT coalesce(jsonb_agg(jsonb_build_object('organisationId', party.organisation_id, 'name', o.name, 'sphere', o.sphere,
                  'roles', party.roles) ORDER BY party.ordinal), '[]')
  FROM ${sights.table('partnership_party', parameters)} party JOIN ${organisationsKnownAt(sights.point, parameters)} o USING (organisation_id)
  WHERE party.partnership_id = p.partnership_id AND party.left_on IS NULL) AS "parties"`;

/** The partnership directory, what others publish in it, a page at a time. @throws InvalidCursor */
export function listPartnerships(
  database: Queryable,
  sights: Sights,
  filter: PartnershipFilter,
  sort: PartnershipOrder,
  page: PageRequest,
): Promise<Page<ListedPartnership>> {
  const directory = sights.inDirectory();
  const parameters = new SqlParameters();
  const name = sort.replace('-', '');
  return listPage<ListedPartnership>(
    database,
    {
      columns: `${columnsOf(database, PartnershipRow, 'p')}, ${partiesIn(directory, parameters)}`,
      from: `${directory.table('partnership', parameters)} p`,
      where: partnershipConditions(filter, directory, parameters),
      sort: { name: sort, expression: EXPRESSIONS[name]!, descending: sort.startsWith('-') },
      id: ['p.partnership_id'],
    },
    parameters,
    page,
  );
}
