import { type DataSource } from 'typeorm';

/** Something that someone looked at. */
export interface RecordedRead {
  readonly readId: string;
  readonly at: string;
  readonly actorId: string;
  readonly method: string;
  /** Pattern: `/v1/partnerships/:id`. */
  readonly route: string;
  /** With its ids, without what was searched for. */
  readonly path: string;
}

const A_DAY_MS = 24 * 3600 * 1000;

/** What auditors looked at, kept for a year. */
export class ReadLog {
  private forgottenAt = -Infinity;

  /** @param failed is told when old reads could not be forgotten */
  constructor(
    private readonly database: DataSource,
    private readonly failed: (error: unknown) => void = () => undefined,
  ) {}

  /** Kept once this returns. */
  async record({
    actorId,
    method,
    route,
    path,
  }: Pick<RecordedRead, 'actorId' | 'method' | 'route' | 'path'>): Promise<void> {
    await this.database.query(
      'INSERT INTO access.read_log (actor_id, method, route, path) VALUES ($1, $2, $3, $4)',
      [actorId, method, route, path],
    );
    this.forgetOld();
  }

  /** The latest first. @param before the last one seen */
  list({
    limit,
    before,
  }: {
    readonly limit: number;
    readonly before: string | null;
  }): Promise<RecordedRead[]> {
    return this.database.query(
      `SELECT read_id::text AS "readId", at, actor_id AS "actorId", method, route, path FROM access.read_log
       WHERE $1::bigint IS NULL OR read_id < $1 ORDER BY read_id DESC LIMIT $2`,
      [before, limit],
    );
  }

  /** Once a day, behind an answer that does not wait for it. */
  private forgetOld(): void {
    const now = performance.now();
    if (now - this.forgottenAt < A_DAY_MS) return;
    this.forgottenAt = now;
    this.database.query('SELECT access.forget_old_reads()').catch(this.failed);
  }
}
