import { actsFor, type Viewer } from '#domain';
import { type SqlParameters } from '../listing/sql-parameters.js';
import { isNow, type ReadPoint } from '../two-clocks/read-point.js';
import { dayOf, knowledgeOf, tableAt, versionsAt, type TableOfPartnerships } from '../two-clocks/table-at.js';
import { rightsInSql, seesAll } from './rights-in-sql.js';

/** The item with which rows of a table are published; rows of another table never are. */
const PUBLISHED_ROWS = { partnership: 'presentation', partnership_party: 'parties' } as const;

/**
 * What one caller sees of all partnerships at a point: where every query gets its rows, so that none can be written
 * without its scope. Made within the snapshot that the answer reads.
 *
 * Reports speak of the partnerships that one sees whole, or saw until one left; the directory of those that others
 * publish too, as far as they do.
 */
export class Sights {
  constructor(
    readonly viewer: Viewer,
    readonly point: ReadPoint,
    private readonly measure: 'reports' | 'directory' = 'reports',
    /** Whether it was today that was asked for, whatever has been taken in of it: one acts on no other day. */
    readonly isOfToday = isNow(point),
  ) {}

  /** With what others publish: for the directory. */
  inDirectory(): Sights {
    return new Sights(this.viewer, this.point, 'directory', this.isOfToday);
  }

  /** The same caller's at another point. */
  at(point: ReadPoint): Sights {
    return new Sights(this.viewer, point, this.measure);
  }

  /** Whether the rows of every partnership are seen. */
  get areAll(): boolean {
    return seesAll(this.viewer);
  }

  /** The tally of the whole portfolio, all that is known taken in, for who sees all of it; else null. */
  get tally(): 'read.portfolio_tally' | null {
    return this.areAll && this.point.knownAt === null ? 'read.portfolio_tally' : null;
  }

  /** The rows of a table that are seen, as it stood at the point, to stand in a FROM clause with an alias. */
  table(name: TableOfPartnerships, parameters: SqlParameters): string {
    return this.areAll
      ? tableAt(this.point, name, parameters)
      : `(${this.partsOf(name, parameters).join(' UNION ALL ')})`;
  }

  /** What awaits the organisation acted for today, being addressed to it; nothing awaits who acts for none. */
  awaited(parameters: SqlParameters): string {
    const own = actsFor(this.viewer);
    const addressed = own === null ? 'false' : `one.organisation_id = ${parameters.once(own, 'uuid')}`;
    return `(SELECT one.* FROM read.awaited one WHERE ${addressed})`;
  }

  private partsOf(name: TableOfPartnerships, parameters: SqlParameters): string[] {
    const { whole, untilLeft, published } = rightsInSql(this.viewer, parameters);
    // An array, since few are one's own: PostgreSQL then finds their rows along the key.
    const rowsOf = (partnerships: string) =>
      `${this.versions(name, parameters)} WHERE version.partnership_id = ANY (ARRAY(${partnerships}))`;
    const parts: string[] = [];
    if (whole !== null) parts.push(rowsOf(whole));
    if (untilLeft !== null) parts.push(this.versionsAtLeaving(name, untilLeft, parameters));
    if (this.measure === 'directory' && name in PUBLISHED_ROWS)
      parts.push(rowsOf(published(PUBLISHED_ROWS[name as keyof typeof PUBLISHED_ROWS])));
    return parts.length > 0 ? parts : [`${this.versions(name, parameters)} WHERE false`];
  }

  /** All rows at the point; current ones without the dates that past ones have. */
  private versions(name: TableOfPartnerships, parameters: SqlParameters): string {
    const dates = isNow(this.point) ? ', NULL::date, NULL::date, NULL::bigint' : '';
    return `SELECT version.*${dates} FROM ${tableAt(this.point, name, parameters)} version`;
  }

  /** The domain's `pointSeen`: a former party's rows are those of its leaving, or of an earlier point. */
  private versionsAtLeaving(name: TableOfPartnerships, untilLeft: string, parameters: SqlParameters): string {
    const day = `least(${dayOf(this.point, parameters)}, gone.left_on)`;
    const knowledge = `least(${knowledgeOf(this.point, parameters)}, gone.leaving_known_at)`;
    return `SELECT version.* FROM (${untilLeft}) gone
      CROSS JOIN LATERAL ${versionsAt(name, day, knowledge)} version WHERE version.partnership_id = gone.partnership_id`;
  }
}
