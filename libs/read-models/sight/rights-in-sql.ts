import { ROLES_OF_MEMBERS, type PublishedItem, type Viewer } from '#domain';
import { type SqlParameters } from '../listing/sql-parameters.js';
import { placeKey } from './publication.table.js';

/**
 * The domain's `sightOf`, stated for all partnerships at once: of the current rows, since today's rights hold whatever
 * point is asked about. Each is the SQL of a set of partnerships; a partnership is in one of them at most.
 */
export interface RightsInSql {
  /** `partnership_id` of those seen whole; null: none. */
  readonly whole: string | null;
  /** `partnership_id`, `left_on`, `leaving_known_at` of those seen until one left; null: none. */
  readonly untilLeft: string | null;
  /** `partnership_id` of those of which an item is seen since it is published. */
  published(item: PublishedItem): string;
}

/** Those who see, of every partnership, what all its parties share. */
export const seesAll = ({ roles }: Viewer): boolean =>
  roles.includes('auditor') || roles.includes('data-steward');

export function rightsInSql({ roles, organisation }: Viewer, { once }: SqlParameters): RightsInSql {
  const publishing = (item: PublishedItem) =>
    `SELECT open.partnership_id FROM read.publication open WHERE '${item}' = ANY (open.items)`;
  const member = roles.some((role) => ROLES_OF_MEMBERS.includes(role)) ? organisation : null;
  if (!member) return { whole: null, untilLeft: null, published: publishing };
  const stints = (alias: string) =>
    `SELECT ${alias}.* FROM read.partnership_party ${alias} WHERE ${alias}.organisation_id = ${once(member.id, 'uuid')}`;
  const home = member.sphere === 'public-body' && member.homeTerritory && placeKey(member.homeTerritory);
  const shared =
    home &&
    `SELECT shared.partnership_id FROM read.publication shared WHERE shared.shared_with @> ARRAY[${once(home, 'text')}]`;
  const current = `SELECT own.partnership_id FROM (${stints('stint')}) own WHERE own.left_on IS NULL`;
  const isNot = (set: string, id: string) =>
    `NOT EXISTS (SELECT FROM (${set}) other WHERE other.partnership_id = ${id})`;
  const whole = shared ? `${current} UNION ${shared}` : current;
  return {
    whole,
    untilLeft: `SELECT DISTINCT ON (own.partnership_id) own.partnership_id, own.left_on, own.leaving_known_at
      FROM (${stints('stint')}) own WHERE own.left_on IS NOT NULL AND ${isNot(whole, 'own.partnership_id')}
      ORDER BY own.partnership_id, own.ordinal DESC`,
    published: (item) =>
      [
        publishing(item),
        isNot(stints('stint'), 'open.partnership_id'),
        ...(shared ? [isNot(shared, 'open.partnership_id')] : []),
      ].join(' AND '),
  };
}
