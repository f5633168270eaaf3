import { type DataSource } from 'typeorm';
import { type StoredEvent } from '#event-store';
import { type Decode } from '../batches/batch-projector.js';
import { asServices, detachConstraints, indexStatements } from '../tables/build-tables.js';
import { createBuild, dropBuild, lockProjection } from '../tables/builds.js';
import { stagingOf, type BulkTables } from '../tables/bulk-tables.js';
import { otherBuilds, type Checkpoint } from '../running/checkpoint.js';
import { quoted } from '../tables/identifiers.js';
import { KeyHistory } from '../history/key-history.js';
import { keyLines } from '../tables/key-lines.js';
import { type Projection } from '../projection.js';
import { RebuildFailed } from './rebuild-errors.js';

/** A projection's build beside the live one, from its first event to its indexes. */
export class RebuiltProjection<State> {
  readonly #prefix: string;
  readonly #send: ReturnType<typeof keyLines<State>>;
  #unknownEvents = 0;

  private constructor(
    readonly projection: Projection<State>,
    readonly build: Checkpoint,
    /** What puts the constraints back that the bulk goes without. */
    private readonly constraints: readonly string[],
    private readonly skipped: ReadonlySet<string>,
    private readonly strict: boolean,
  ) {
    this.#prefix = `${projection.category}-`;
    this.#send = keyLines(projection, build.schema);
  }

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

  isOwn(stream: string): boolean {
    return stream.startsWith(this.#prefix);
  }

  /** Tells one stream from all its events and sends the rows. @throws RebuildFailed */
  tell(events: readonly StoredEvent[], decode: Decode, into: BulkTables): void {
    const key = events[0]!.stream.slice(this.#prefix.length);
    const history = new KeyHistory(this.projection, key);
    const leftOut: string[] = [];
    for (const stored of events) {
      if (this.skipped.has(stored.id)) leftOut.push(stored.id);
      else this.#take(stored, decode, history);
    }
    const last = events.at(-1)!;
    try {
      this.#send(key, history, last, leftOut, into);
    } catch (error) {
      throw RebuildFailed.because(this.projection.name, last, error);
    }
  }

  #take(stored: StoredEvent, decode: Decode, history: KeyHistory<State>): void {
    let known: boolean;
    try {
      const event = decode(stored);
      ({ known } = event);
      if (known) history.take(event);
    } catch (error) {
      throw RebuildFailed.because(this.projection.name, stored, error);
    }
    if (known) return;
    if (this.strict)
      throw new RebuildFailed(this.projection.name, stored, 'an event of a type unknown to this release');
    this.#unknownEvents += 1;
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
  ): Promise<Checkpoint> {
    const { projection, build } = this.build;
    const at = {
      ...this.build,
      position: upTo?.position ?? this.build.position,
      eventId: upTo?.id ?? null,
      unknownEvents: BigInt(this.#unknownEvents),
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

function countStatements(schema: string, table: string): string {
  const tally = quoted(schema, table);
  const staging = stagingOf(schema, table);
  const upOne = (level: string, from: string): string =>
    `INSERT INTO ${tally} (measure, cell, value, level, day, n)
     SELECT measure, cell, value, '${level}', date_trunc('${level}', day)::date AS first, sum(n)::bigint
     FROM ${tally} WHERE level = '${from}' GROUP BY measure, cell, value, first HAVING sum(n) <> 0;`;
  return `
    INSERT INTO ${tally} (measure, cell, value, level, day, n)
    SELECT measure, cell, value, 'day', day, sum(n)::bigint
    FROM ${staging} GROUP BY measure, cell, value, day HAVING sum(n) <> 0;
    ${upOne('month', 'day')} ${upOne('year', 'month')}
    DROP TABLE ${staging}`;
}
