import { WATCH_DEFINITION } from '#domain';
import { listLink, type Criteria } from '../listing/list-link.js';
import { type Queryable } from '../listing/queryable.js';
import { type PartnershipFilter } from '../partnership-directory/partnership-filter.js';
import { type Sights } from '../sight/sights.js';
import { type ReadProjection } from '../two-clocks/snapshot.js';
import { stageThresholds } from '../watch/stage-thresholds.js';
import { countsOfItems, itemsOfRows, type ItemPeriod } from './counts-of-rows.js';
import { CountsOfTally } from './counts-of-tally.js';
import { workedOut, type Counts } from './counts.js';
import { type Portfolio } from './portfolio.response.js';
import { scoreboard } from './scoreboard.js';
import { stageConversion } from './stage-conversion.js';
import { standingCounts } from './standing-counts.js';
import { timeInStage } from './time-in-stage.js';
import { watchCounts } from './watch-counts.js';

/** The projections that a filter's portfolio is made of: organisations only where they choose partnerships. */
export const projectionsOfPortfolio = ({ search, sphere }: PartnershipFilter): ReadProjection[] =>
  (search ?? sphere) === undefined ? ['partnerships'] : ['organisations', 'partnerships'];

/** The figures of the portfolio; what they are stamped with is the asker's to add. */
export type PortfolioFigures = Omit<Portfolio, 'stamp' | 'closing'>;

/**
 * The items behind each part of the report. A period is held against each part's own days: partnerships under way,
 * stays by entry or by exit, indicators by their own period; the stages asked for choose partnerships by where they
 * stand, which says nothing of the stays that they made before.
 */
interface Parts<Kind extends Counts> {
  readonly standing: Kind;
  readonly entered: Kind;
  readonly left: Kind;
  readonly scored: Kind;
}

/**
 * The portfolio report over the partnerships of a filter, of those seen; each figure with the list behind it, whose links
 * repeat `at`. Run it within one snapshot, so that figures add up. The whole portfolio, all that is known taken in, is
 * worked out of its tally for who sees all of it; any other out of one row a partnership.
 */
export async function portfolioOf(
  database: Queryable,
  sights: Sights,
  filter: PartnershipFilter,
  at: Criteria = {},
): Promise<PortfolioFigures> {
  return isWhole(filter) && sights.tally !== null
    ? portfolioOfTally(database, sights, sights.tally, at)
    : portfolioOfRows(database, sights, filter, at);
}

/** A filter without the criteria that say nothing: their names would still order the links. */
const asked = (filter: PartnershipFilter): Criteria =>
  Object.fromEntries(Object.entries(filter as Criteria).filter(([, criterion]) => criterion !== undefined));

const isWhole = (filter: PartnershipFilter): boolean => Object.keys(asked(filter)).length === 0;

/** The whole portfolio, all that is known taken in, worked out of its tally. */
async function portfolioOfTally(
  database: Queryable,
  sights: Sights,
  table: string,
  at: Criteria,
): Promise<PortfolioFigures> {
  const { asOf } = sights.point;
  const thresholds = await stageThresholds(database, sights);
  const tally = await CountsOfTally.read(database, table, asOf);
  return workedOut(tally, (counts, missing) =>
    figuresOf(
      { standing: counts, entered: counts, left: counts, scored: counts },
      thresholds,
      at,
      asOf,
      missing,
    ),
  );
}

/** The portfolio of a filter for anybody at any point, worked out of the partnerships' rows. */
export async function portfolioOfRows(
  database: Queryable,
  sights: Sights,
  filter: PartnershipFilter,
  at: Criteria = {},
): Promise<PortfolioFigures> {
  const { from, to, stage, ...lasting } = filter;
  const hasPeriod = from !== undefined || to !== undefined;
  const held = (kind: ItemPeriod['held']): ItemPeriod | null => (hasPeriod ? { held: kind, from, to } : null);
  const itemsOf = (scope: PartnershipFilter) => itemsOfRows(database, sights, scope);
  const items = await itemsOf(filter);
  const standing = countsOfItems(items, null);
  const sameForStays = !hasPeriod && stage === undefined;
  const lastingItems = sameForStays ? items : await itemsOf(lasting);
  const entered = sameForStays ? standing : countsOfItems(lastingItems, held('entered'));
  const scored = async () =>
    countsOfItems(stage === undefined ? lastingItems : await itemsOf({ ...lasting, stage }), held('met'));
  const parts: Parts<Counts> = {
    standing,
    entered,
    left: hasPeriod ? countsOfItems(lastingItems, held('left')) : entered,
    scored: hasPeriod ? await scored() : standing,
  };
  const thresholds = await stageThresholds(database, sights, isWhole(filter) ? standing : undefined);
  return figuresOf(parts, thresholds, { ...asked(filter), ...at }, sights.point.asOf, () => {});
}

function figuresOf(
  parts: Parts<Counts>,
  thresholds: Awaited<ReturnType<typeof stageThresholds>>,
  criteria: Criteria,
  asOf: string,
  missing: (bucket: string) => void,
): PortfolioFigures {
  const standings = standingCounts(parts.standing, criteria);
  const { impacts, subImpacts } = scoreboard(parts.scored, criteria, missing);
  return {
    partnerships: {
      count: standings.reduce((sum, { count }) => sum + count, 0),
      list: listLink('/v1/partnerships', criteria),
    },
    standings,
    conversion: stageConversion(parts.entered, criteria),
    timeInStage: timeInStage(parts.left, criteria, asOf, missing),
    watch: watchCounts(parts.standing, thresholds, criteria, asOf, missing),
    impacts,
    scoreboard: subImpacts,
    watchVersion: WATCH_DEFINITION.version,
  };
}
