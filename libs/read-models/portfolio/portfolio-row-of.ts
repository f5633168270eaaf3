import { currentParties, type Partnership } from '#domain';
import { facetsOf } from './facets.js';
import { packedItems } from './packed-items.js';
import { portfolioItems } from './portfolio-items.js';
import { type PortfolioRow } from './portfolio.row.js';

/** What ends a code or name of a territory, but the last: no such name holds it. */
export const PLACE_END = '\u001F';

const place = (text: string): string => text.replaceAll(PLACE_END, ' ');

/** The row of a partnership. */
export function portfolioRowOf(partnershipId: string, partnership: Partnership): PortfolioRow {
  const { description, path, evaluation } = partnership;
  const { category, domains, odd, territories } = description;
  const parties = currentParties(evaluation.parties);
  const funders = parties.filter(({ roles }) => roles.includes('funder'));
  return {
    partnershipId,
    facets: facetsOf({
      stage: [path.standing],
      status: [path.status],
      category: [category],
      domain: domains,
      odd: odd ? [odd.main, ...odd.others] : [],
    }),
    statusSince: path.statusSince!,
    startedOn: description.startedOn!,
    funderCount: funders.length,
    organisations: [...funders, ...parties.filter((party) => !funders.includes(party))].map(
      ({ organisationId }) => organisationId,
    ),
    placeNames: territories
      .flatMap(({ code, name }) => (code === null ? [name] : [code, name]))
      .map(place)
      .join(PLACE_END),
    items: packedItems(portfolioItems(partnership)),
  };
}
