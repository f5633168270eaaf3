import { type Stage } from '#domain';
import { columnsOf } from '../listing/columns-of.js';
import { type Page, type PageRequest } from '../listing/cursor-page.js';
import { listPage } from '../listing/list-page.js';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { scopeOf, type PartnershipFilter } from '../partnership-directory/partnership-filter.js';
import { type Sights } from '../sight/sights.js';
import { openDays } from './open-days.js';
import { type ListedStageStay } from './stage-stays.response.js';
import { StageStayRow } from './stage-stay.row.js';

export interface StageStayFilter extends Omit<PartnershipFilter, 'stage'> {
  /** The stage stayed at. */
  readonly stage?: readonly Stage[] | undefined;
  readonly outcome?: readonly StageStayRow['outcome'][] | undefined;
  readonly enteredFrom?: string | undefined;
  readonly enteredTo?: string | undefined;
  readonly leftFrom?: string | undefined;
  readonly leftTo?: string | undefined;
  /** True: only stays whose entry is known exactly, as conversion and durations count them. */
  readonly entryKnown?: boolean | undefined;
  /** True: only stays that have a duration. */
  readonly timed?: boolean | undefined;
}

/** Stays at stages, the latest entered first. @throws InvalidCursor */
export function listStageStays(
  database: Queryable,
  sights: Sights,
  { stage, outcome, enteredFrom, enteredTo, leftFrom, leftTo, entryKnown, timed, ...filter }: StageStayFilter,
  page: PageRequest,
): Promise<Page<ListedStageStay>> {
  const parameters = new SqlParameters();
  const { add } = parameters;
  const scope = scopeOf(filter, sights, parameters);
  const on = add(sights.point.asOf);
  const where = [
    stage && `s.stage = ANY (${add(stage)}::text[])`,
    outcome && `s.outcome = ANY (${add(outcome)}::text[])`,
    enteredFrom && `s.entered_on >= ${add(enteredFrom)}::date`,
    enteredTo && `s.entered_on <= ${add(enteredTo)}::date`,
    leftFrom && `s.left_on >= ${add(leftFrom)}::date`,
    leftTo && `s.left_on <= ${add(leftTo)}::date`,
    entryKnown && 's.entry_known',
    timed && `s."daysSoFar" IS NOT NULL`,
  ].filter((condition) => typeof condition === 'string');
  const columns = columnsOf(database, StageStayRow, 's');
  return listPage<ListedStageStay>(
    database,
    {
      columns: `${columns}, s.title, s."daysSoFar"`,
      from: `(WITH ${scope} SELECT stay.*, scope.title, coalesce(stay.days, ${openDays('stay', on)}) AS "daysSoFar"
              FROM ${sights.table('stage_stay', parameters)} stay JOIN scope USING (partnership_id)) s`,
      where,
      sort: { name: '-enteredOn', expression: 's.entered_on', descending: true },
      id: ['s.partnership_id', 's.ordinal'],
    },
    parameters,
    page,
  );
}
