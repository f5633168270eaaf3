import { follows, type ProjectedTable, type ProjectedTally } from '#projections';
import { type KnownPartnership } from '../partnership-state.js';
import { portfolioRowOf } from './portfolio-row-of.js';
import { PortfolioRow } from './portfolio.row.js';
import { tallyItems } from './tally-items.js';

/** What the portfolio counts of each partnership, with what partnerships are chosen by. */
export const portfolioTable: ProjectedTable<KnownPartnership> = {
  entity: PortfolioRow,
  keyColumn: 'partnershipId',
  history: true,
  together: true,
  rows: follows(
    ({ partnership }) => [partnership],
    (partnershipId, partnership) => [portfolioRowOf(partnershipId, partnership)],
  ),
};

/** The whole portfolio, counted by day. */
export const portfolioTally: ProjectedTally<KnownPartnership> = {
  table: 'portfolio_tally',
  items: follows(
    ({ partnership }) => [partnership],
    (_, partnership) => tallyItems(partnership),
  ),
};
