import { type DataSource } from 'typeorm';
import { type StoredEvent } from '#event-store';
import { asServices, detachConstraints, indexStatements } from '../tables/build-tables.js';
import { createBuild, dropBuild, lockProjection } from '../tables/builds.js';
import { otherBuilds, type Checkpoint } from '../running/checkpoint.js';
import { quoted } from '../tables/identifiers.js';
import { type Projection } from '../projection.js';
import { stagingOf } from '../tables/row-lines.js';
import { type TellingTask } from './telling/stream-teller.js';

/** A projection's build beside the live one, from its first event to its indexes. */
export class RebuiltProjection<State> {
  private constructor(
    readonly projection: Projection<State>,
    readonly build: Checkpoint,
    /** What puts the constraints back that the bulk goes without. */
    private readonly constraints: readonly string[],
    private readonly skipped: ReadonlySet<string>,
    private readonly strict: boolean,
  ) {}

  /** What an earlier rebuild has left, killed half-way, is taken away first. */
  static begin<State>(
    dataSource: DataSource,
    projection: Projection<State>,
    skipped: ReadonlySet<string>,
    strict: boolean,
  ): Promise<RebuiltProjection<State>> {
    return dataSource.transaction(async (manager) => {
      await lockProjection(manager, projection.name);
      for (const left of await otherBuilds(manager, projection.name)) await dropBuild(manager, left);
      const build = await createBuild(manager, projection, 'building');
      const constraints = await detachConstraints(manager, build.schema);
      await asServices(manager);
      for (const { table } of projection.tallies) {
        await manager.query(
          `CREATE UNLOGGED TABLE ${stagingOf(build.schema, table)}
             (measure text, cell text, value integer, day date, n bigint)`,
        );
      }
      return new RebuiltProjection(projection, build, constraints, skipped, strict);
    });
  }

  /** What telling its streams takes. */
  get telling(): TellingTask {
    const { projection, build, skipped, strict } = this;
    return { projection: projection.name, schema: build.schema, skipped, strict };
  }

  /** What is left to do once all rows are there, each a step of its own: counts, constraints, indexes, statistics. */
  async lastStatements(dataSource: DataSource): Promise<string[][]> {
    const { schema } = this.build;
    const tables = await dataSource.query<{ name: string }[]>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = $1 ORDER BY 1`,
      [schema],
    );
    const stagings = this.projection.tallies.map(({ table }) => `${table}_changes`);
    const kept = tables.filter(({ name }) => !stagings.includes(name));
    return [
      this.projection.tallies.map(({ table }) => countStatements(schema, table)),
      [...this.constraints],
      indexStatements(this.projection),
      kept.map(({ name }) => `VACUUM (ANALYZE) ${quoted(schema, name)}`),
    ];
  }

  /** Its bulk holds everything up to this event. */
  async filled(
    dataSource: DataSource,
    upTo: Pick<StoredEvent, 'position' | 'id'> | null,
    unknownEvents: number,
  ): Promise<Checkpoint> {
    const { projection, build } = this.build;
    const at = {
      ...this.build,
      position: upTo?.position ?? this.build.position,
      eventId: upTo?.id ?? null,
      unknownEvents: BigInt(unknownEvents),
    };
    await dataSource.query(
      `UPDATE projections.builds SET state = 'catching-up', position = $3, event_id = $4, unknown_events = $5,
         updated_at = now() WHERE projection = $1 AND build = $2`,
      [projection, build, at.position.toString(), at.eventId, at.unknownEvents.toString()],
    );
    return at;
  }

  drop(dataSource: DataSource): Promise<void> {
    return dataSource.transaction((manager) => dropBuild(manager, this.build));
  }
}

/** Counts in the order in which they are read: those of a few years stand in a few pages. */
function countStatements(schema: string, table: string): string {
  const tally = quoted(schema, table);
  const staging = stagingOf(schema, table);
  const upOne = (level: string, from: string): string =>
    `INSERT INTO ${tally} (measure, cell, value, level, day, n)
     SELECT measure, cell, value, '${level}', date_trunc('${level}', day)::date AS first, sum(n)::bigint
     FROM ${tally} WHERE level = '${from}' GROUP BY measure, cell, value, first HAVING sum(n) <> 0
     ORDER BY measure, first, cell, value;`;
  return `
    INSERT INTO ${tally} (measure, cell, value, level, day, n)
    SELECT measure, cell, value, 'day', day, sum(n)::bigint
    FROM ${staging} GROUP BY measure, cell, value, day HAVING sum(n) <> 0
    ORDER BY measure, day, cell, value;
    ${upOne('month', 'day')} ${upOne('year', 'month')}
    DROP TABLE ${staging}`;
}
