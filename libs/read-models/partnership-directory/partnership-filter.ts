import {
  type Actor,
  type Category,
  type FragilityDomain,
  type PartyRole,
  type Sphere,
  type Standing,
  type Status,
} from '#domain';
import { foundIn } from '../listing/search-words.js';
import { type SqlParameters } from '../listing/sql-parameters.js';

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
  /** Organisation that is a party now, in the `role` given, if one is. */
  readonly organisation?: readonly string[] | undefined;
  readonly role?: readonly PartyRole[] | undefined;
  /** Organisation that funds it now. */
  readonly funder?: readonly string[] | undefined;
  /** Business dates: partnerships under way at some time from `from` to `to`, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const ANY_PARTY = 'FROM read.partnership_party party JOIN read.organisation o USING (organisation_id)';
const CURRENT_PARTY = `SELECT ${ANY_PARTY} WHERE party.partnership_id = p.partnership_id AND party.left_on IS NULL`;

/**
 * Conditions on `read.partnership p` for a filter: the one place where a list and a report get their partnerships.
 * `caller` narrows nothing yet: everyone signed in reads everything, until row scope comes here.
 */
export function partnershipConditions(
  _caller: Actor,
  filter: PartnershipFilter,
  { add }: SqlParameters,
): string[] {
  const conditions: string[] = [];
  const when = <Value>(value: Value | undefined, condition: (given: NonNullable<Value>) => string): void => {
    if (value !== undefined && value !== null) conditions.push(condition(value as NonNullable<Value>));
  };
  if (filter.search) {
    conditions.push(
      ...foundIn(
        filter.search,
        { add } as SqlParameters,
        // Two sets joined, each read along its own index; with OR the whole table would be read.
        (
          pattern,
        ) => `p.partnership_id IN (SELECT partnership_id FROM read.partnership WHERE search LIKE ${pattern}
          UNION SELECT party.partnership_id ${ANY_PARTY} WHERE o.search LIKE ${pattern})`,
      ),
    );
  }
  when(filter.partnership, (ids) => `p.partnership_id = ANY (${add(ids)}::uuid[])`);
  when(filter.stage, (stages) => `p.standing = ANY (${add(stages)}::text[])`);
  when(filter.status, (statuses) => `p.status = ANY (${add(statuses)}::text[])`);
  when(filter.category, (categories) => `p.category = ANY (${add(categories)}::text[])`);
  when(filter.domain, (domains) => `p.domains && ${add(domains)}::text[]`);
  when(filter.odd, (goals) => `p.goals && ${add(goals)}::text[]`);
  when(filter.territory, (places) => `p.places && ARRAY(SELECT read.folded(unnest(${add(places)}::text[])))`);
  when(filter.sphere, (spheres) => `EXISTS (${CURRENT_PARTY} AND o.sphere = ANY (${add(spheres)}::text[]))`);
  if (filter.organisation || filter.role) {
    const organisation = filter.organisation
      ? ` AND party.organisation_id = ANY (${add(filter.organisation)}::uuid[])`
      : '';
    const role = filter.role ? ` AND party.roles && ${add(filter.role)}::text[]` : '';
    conditions.push(`EXISTS (${CURRENT_PARTY}${organisation}${role})`);
  }
  when(
    filter.funder,
    (funders) =>
      `EXISTS (${CURRENT_PARTY} AND party.organisation_id = ANY (${add(funders)}::uuid[]) AND 'funder' = ANY (party.roles))`,
  );
  when(filter.to, (to) => `p.started_on <= ${add(to)}::date`);
  when(
    filter.from,
    (from) =>
      `(p.status NOT IN ('completed', 'abandoned', 'transferred') OR p.status_since >= ${add(from)}::date)`,
  );
  return conditions;
}

/** The partnerships of a filter, as a common table expression to join reports with. */
export function scopeOf(caller: Actor, filter: PartnershipFilter, parameters: SqlParameters): string {
  const conditions = partnershipConditions(caller, filter, parameters);
  return `scope AS (SELECT p.* FROM read.partnership p${conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : ''})`;
}
