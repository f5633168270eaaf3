import { type DataSource, type QueryRunner } from 'typeorm';
import { RebuildUnderWay } from './rebuild-errors.js';

/** Held by one process at a time for each projection that it rebuilds, and let go by PostgreSQL when that process dies. */
export class RebuildLock {
  private constructor(private readonly connection: QueryRunner) {}

  /** @throws RebuildUnderWay */
  static async take(dataSource: DataSource, projections: readonly string[]): Promise<RebuildLock> {
    const connection = dataSource.createQueryRunner();
    await connection.connect();
    const lock = new RebuildLock(connection);
    for (const projection of projections.toSorted()) {
      const [row] = (await connection.query(
        `SELECT pg_try_advisory_lock(hashtextextended('projections.rebuild ' || $1, 0)) AS taken`,
        [projection],
      )) as { taken: boolean }[];
      if (row!.taken) continue;
      await lock.release();
      throw new RebuildUnderWay(projection);
    }
    return lock;
  }

  async release(): Promise<void> {
    await this.connection.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    await this.connection.release();
  }
}
