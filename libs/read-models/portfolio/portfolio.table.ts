import { currentParties } from '#domain';
import { follows, type ProjectedTable, type ProjectedTally } from '#projections';
import { type KnownPartnership } from '../partnership-state.js';
import { packed } from './portfolio-cells.js';
import { portfolioItems } from './portfolio-items.js';
import { PortfolioRow } from './portfolio.row.js';
import { tallyItems } from './tally-items.js';

/** What the portfolio counts of each partnership, with what partnerships are chosen by. */
export const portfolioTable: ProjectedTable<KnownPartnership> = {
  entity: PortfolioRow,
  keyColumn: 'partnershipId',
  history: true,
  rows: follows(
    ({ partnership }) => [partnership],
    (partnershipId, partnership) => {
      const { description, path, evaluation } = partnership;
      const items = portfolioItems(partnership);
      const parties = currentParties(evaluation.parties);
      const row: PortfolioRow = {
        partnershipId,
        standing: path.standing,
        status: path.status,
        statusSince: path.statusSince!,
        startedOn: description.startedOn!,
        category: description.category,
        domains: [...description.domains],
        goals: description.odd ? [description.odd.main, ...description.odd.others] : [],
        placeNames: description.territories.flatMap(({ code, name }) =>
          code === null ? [name] : [code, name],
        ),
        organisations: parties.map(({ organisationId }) => organisationId),
        funders: parties
          .filter(({ roles }) => roles.includes('funder'))
          .map(({ organisationId }) => organisationId),
        items: items.map(packed),
        itemBegun: items.map(({ from }) => from),
        itemOver: items.map(({ to }) => to),
      };
      return [row];
    },
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
