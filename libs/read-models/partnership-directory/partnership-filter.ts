import {
  type Category,
  type FragilityDomain,
  type PartyRole,
  type Sphere,
  type Standing,
  type Status,
} from '#domain';
import { foundIn } from '../listing/search-words.js';
import { type SqlParameters } from '../listing/sql-parameters.js';
import { facetsOf, FACETS, type Facet } from '../portfolio/facets.js';
import { type Sights } from '../sight/sights.js';
import { organisationsKnownAt } from '../two-clocks/organisations-at.js';
import { isNow, yearsTrueOn } from '../two-clocks/read-point.js';

/** Which partnerships a list or a report is about. Several values of one criterion: any of them; several criteria: all of them. */
export interface PartnershipFilter {
  /** Words of titles, needs, purposes and names of organisations that are or were parties. */
  readonly search?: string | undefined;
  readonly stage?: readonly Standing[] | undefined;
  readonly status?: readonly Status[] | undefined;
  readonly category?: readonly Category[] | undefined;
  readonly domain?: readonly FragilityDomain[] | undefined;
  /** UN goal, main or other. */
  readonly odd?: readonly string[] | undefined;
  /** INSEE code or name of a territory. */
  readonly territory?: readonly string[] | undefined;
  /** Sphere of a current party. */
  readonly sphere?: readonly Sphere[] | undefined;
  /** The partnership itself. */
  readonly partnership?: readonly string[] | undefined;
  /** Cohort that a round was opened on it with. */
  readonly cohort?: readonly string[] | undefined;
  /** Organisation that is a party now, in the `role` given, if one is. */
  readonly organisation?: readonly string[] | undefined;
  readonly role?: readonly PartyRole[] | undefined;
  /** Organisation that funds it now. */
  readonly funder?: readonly string[] | undefined;
  /** Business dates: partnerships under way at some time from `from` to `to`, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Statuses of a partnership that has ended. */
const ENDED: readonly Status[] = ['completed', 'abandoned', 'transferred'];

/** How rows `p` of a table are chosen by what it holds in columns of its own. */
interface Columns {
  coded(facet: Facet, codes: readonly string[], parameters: SqlParameters): string;
  territory(places: readonly string[], sights: Sights, parameters: SqlParameters): string;
  /** Null where the parties are looked for in a table of their own. */
  readonly parties: {
    organisation(ids: readonly string[], parameters: SqlParameters): string;
    funder(ids: readonly string[], parameters: SqlParameters): string;
  } | null;
}

const CODED: Readonly<Record<Facet, (codes: string) => string>> = {
  stage: (codes) => `p.standing = ANY (${codes})`,
  status: (codes) => `p.status = ANY (${codes})`,
  category: (codes) => `p.category = ANY (${codes})`,
  domain: (codes) => `p.domains && ${codes}`,
  odd: (codes) => `p.goals && ${codes}`,
};

const IN_PARTNERSHIP: Columns = {
  coded: (facet, codes, { add }) => CODED[facet](`${add(codes)}::text[]`),
  territory: (places, _, { add }) => `p.places && read.all_folded(${add(places)}::text[])`,
  parties: null,
};

const IN_PORTFOLIO: Columns = {
  coded: (facet, codes, { add }) => `p.facets & ${add(facetsOf({ [facet]: codes }))}::bigint <> 0`,
  territory: (places, { areAll, point }, { add }) => {
    const folded = `read.all_folded(${add(places)}::text[])`;
    // As of a date, few of the versions that ever were of a place; of one's own partnerships, each is looked at.
    return !areAll || isNow(point) || point.knownAt !== null
      ? `read.each_place(p.place_names) && ${folded}`
      : `read.places_by_year(p.place_names, p.valid_from, p.valid_to, p.known_to)
         && read.places_in_years(${folded}, ${add(yearsTrueOn(point.asOf))}::text[])`;
  },
  parties: {
    organisation: (ids, { add }) => `p.organisations && ${add(ids)}::uuid[]`,
    funder: (ids, { add }) => {
      const funders = `${add(ids)}::uuid[]`;
      return `p.organisations && ${funders} AND p.organisations[:p.funder_count] && ${funders}`;
    },
  },
};

function conditionsOn(
  { coded, territory, parties }: Columns,
  filter: PartnershipFilter,
  sights: Sights,
  parameters: SqlParameters,
): string[] {
  const { add } = parameters;
  const party = () => `${sights.table('partnership_party', parameters)} party`;
  const named = () =>
    `${party()} JOIN ${organisationsKnownAt(sights.point, parameters)} o USING (organisation_id)`;
  const current = 'party.partnership_id = p.partnership_id AND party.left_on IS NULL';
  // An array, since few are of one organisation: PostgreSQL knows nothing of how many rows two tables together hold of it.
  const isPartyOf = (organisations: readonly string[], condition: string) =>
    `p.partnership_id = ANY (ARRAY(SELECT party.partnership_id FROM ${party()}
       WHERE party.organisation_id = ANY (${add(organisations)}::uuid[]) AND party.left_on IS NULL${condition}))`;
  const conditions: string[] = [];
  const when = <Value>(value: Value | undefined, condition: (given: NonNullable<Value>) => string): void => {
    if (value !== undefined && value !== null) conditions.push(condition(value as NonNullable<Value>));
  };
  if (filter.search) {
    conditions.push(
      ...foundIn(
        filter.search,
        parameters,
        // Two sets joined, each read along its own index; with OR the whole table would be read.
        (
          pattern,
        ) => `p.partnership_id IN (SELECT told.partnership_id FROM ${sights.table('partnership', parameters)} told WHERE told.search LIKE ${pattern}
          UNION SELECT party.partnership_id FROM ${named()} WHERE o.search LIKE ${pattern})`,
      ),
    );
  }
  when(filter.partnership, (ids) => `p.partnership_id = ANY (${add(ids)}::uuid[])`);
  when(
    filter.cohort,
    (cohorts) => `p.partnership_id = ANY (ARRAY(SELECT opened.partnership_id
       FROM ${sights.table('round', parameters)} opened WHERE opened.cohort_id = ANY (${add(cohorts)}::uuid[])))`,
  );
  for (const facet of FACETS) when(filter[facet], (codes) => coded(facet, codes, parameters));
  when(filter.territory, (places) => territory(places, sights, parameters));
  when(
    filter.sphere,
    (spheres) =>
      `EXISTS (SELECT FROM ${named()} WHERE ${current} AND o.sphere = ANY (${add(spheres)}::text[]))`,
  );
  if (parties && filter.organisation && !filter.role)
    conditions.push(parties.organisation(filter.organisation, parameters));
  else if (filter.organisation || filter.role) {
    const role = filter.role ? ` AND party.roles && ${add(filter.role)}::text[]` : '';
    conditions.push(
      filter.organisation
        ? isPartyOf(filter.organisation, role)
        : `EXISTS (SELECT FROM ${party()} WHERE ${current}${role})`,
    );
  }
  when(filter.funder, (funders) =>
    parties ? parties.funder(funders, parameters) : isPartyOf(funders, ` AND 'funder' = ANY (party.roles)`),
  );
  when(filter.to, (to) => `p.started_on <= ${add(to)}::date`);
  when(
    filter.from,
    (from) => `(NOT (${coded('status', ENDED, parameters)}) OR p.status_since >= ${add(from)}::date)`,
  );
  return conditions;
}

/** Conditions on the partnerships `p` that are seen for a filter. What they look up beside is of what is seen too. */
export const partnershipConditions = (
  filter: PartnershipFilter,
  sights: Sights,
  parameters: SqlParameters,
): string[] => conditionsOn(IN_PARTNERSHIP, filter, sights, parameters);

/** The same on the rows `p` of the portfolio, which hold all that partnerships are chosen by. */
export const portfolioConditions = (
  filter: PartnershipFilter,
  sights: Sights,
  parameters: SqlParameters,
): string[] => conditionsOn(IN_PORTFOLIO, filter, sights, parameters);

/** The partnerships of a filter, as a common table expression to join reports with. */
export function scopeOf(filter: PartnershipFilter, sights: Sights, parameters: SqlParameters): string {
  const conditions = partnershipConditions(filter, sights, parameters);
  return `scope AS (SELECT p.* FROM ${sights.table('partnership', parameters)} p${conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''})`;
}
