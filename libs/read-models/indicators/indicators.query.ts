import { type Impact, type PersonalText, type SubImpact } from '#domain';
import { columnsOf } from '../listing/columns-of.js';
import { type Page, type PageRequest } from '../listing/cursor-page.js';
import { listPage } from '../listing/list-page.js';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { scopeOf, type PartnershipFilter } from '../partnership-directory/partnership-filter.js';
import { type Sights } from '../sight/sights.js';
import { IndicatorRow } from './indicator.row.js';
import { PROGRESS_CONDITIONS, type ProgressState } from './progress-states.js';
import { type ListedIndicator } from './indicators.response.js';

export interface IndicatorFilter extends PartnershipFilter {
  readonly impact?: readonly Impact[] | undefined;
  readonly subImpact?: readonly SubImpact[] | undefined;
  /** How far it has come: every one of these must hold. */
  readonly progress?: readonly ProgressState[] | undefined;
}

/** An indicator as the database gives it: the justification still sealed. */
export type SealedIndicator = Omit<ListedIndicator, 'silenceJustifications'> & {
  readonly silenceJustifications: readonly PersonalText[];
};

/** Indicators by name, a page at a time; a period keeps those whose own period meets it. @throws InvalidCursor */
export function listIndicators(
  database: Queryable,
  sights: Sights,
  { impact, subImpact, progress, from, to, ...filter }: IndicatorFilter,
  page: PageRequest,
): Promise<Page<SealedIndicator>> {
  const parameters = new SqlParameters();
  const { add } = parameters;
  const scope = scopeOf(filter, sights, parameters);
  const where = [
    impact && `i.impact = ANY (${add(impact)}::text[])`,
    subImpact && `i.sub_impact = ANY (${add(subImpact)}::text[])`,
    from && `i.period_to >= ${add(from)}::date`,
    to && `i.period_from <= ${add(to)}::date`,
    ...(progress ?? []).map((state) => PROGRESS_CONDITIONS[state]),
  ].filter((condition) => typeof condition === 'string');
  return listPage<SealedIndicator>(
    database,
    {
      columns: `${columnsOf(database, IndicatorRow, 'i')}, i.title`,
      from: `(WITH ${scope} SELECT indicator.*, scope.title
              FROM ${sights.table('indicator', parameters)} indicator JOIN scope USING (partnership_id)) i`,
      where,
      sort: { name: 'name', expression: 'read.folded(i.name)', descending: false },
      id: ['i.partnership_id', 'i.indicator_id'],
    },
    parameters,
    page,
  );
}
