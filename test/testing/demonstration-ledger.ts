import { DataSource } from 'typeorm';
import { organisation, partnership, type Aggregate } from '#domain';
import { CommandRunner, type Codec, type EventStore, type RecordedEvent } from '#event-store';
import { eventStoreMigrations } from '#event-store-postgres';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { ProjectionEngine, projectionMigrations } from '#projections';
import { PROJECTIONS, READ_MODEL_ENTITIES, readModelMigrations } from '#read-models';
import { demonstrationCommands, seedCommandId, type SeedCommand } from '#seeds';
import { readConfiguration } from '#platform';
import { openLog, type Log } from '../../apps/composition/open-log.js';
import { chosenEngine } from './chosen-engine.js';

const AGGREGATES = { organisation, partnership } as const;
const SILENT = { info() {}, warn() {}, error() {} };

/** A command to record, as the demonstration data tells them. */
export type ToldCommand = Pick<SeedCommand, 'key' | 'aggregate' | 'streamId' | 'occurredOn'> &
  Partial<Pick<SeedCommand, 'datePrecision' | 'source' | 'actor'>> & {
    readonly type: string;
    readonly data: unknown;
  };

/** The demonstration data in a log, with the read models beside it, without HTTP. */
export class DemonstrationLedger {
  private constructor(
    readonly database: TestDatabase,
    readonly dataSource: DataSource,
    private readonly log: Log,
    private readonly runner: CommandRunner,
    private engine: ProjectionEngine,
  ) {}

  get store(): EventStore {
    return this.log.store;
  }

  get codec(): Codec {
    return this.log.codec;
  }

  /** @param engine of the log, as settings; the one that the environment chooses by default */
  static async load(today: string, engine = chosenEngine()): Promise<DemonstrationLedger> {
    const database = await createTestDatabase([
      ...eventStoreMigrations,
      ...projectionMigrations,
      ...readModelMigrations,
    ]);
    const settings = {
      ...engine,
      DATABASE_URL: database.url,
      TEXT_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
    };
    const log = await openLog(readConfiguration(settings, 'tools'));
    const { store, codec } = log;
    const dataSource = await new DataSource({
      type: 'postgres',
      url: database.url,
      entities: READ_MODEL_ENTITIES,
    }).initialize();
    const projections = projecting(store, codec, dataSource);
    const runner = new CommandRunner(store, codec);
    // Projected while it is recorded, so that rows follow from many small batches.
    projections.start();
    const ledger = new DemonstrationLedger(database, dataSource, log, runner, projections);
    for (const command of demonstrationCommands(today)) await ledger.record(command, today);
    await ledger.catchUp();
    return ledger;
  }

  async record(told: ToldCommand, today: string): Promise<void> {
    const { key, aggregate, streamId, type, data, occurredOn, datePrecision = 'day', source, actor } = told;
    const id = seedCommandId(key);
    await this.runner.run({
      aggregate: AGGREGATES[aggregate] as Aggregate<unknown>,
      streamId,
      command: { id, type, data, occurredOn, datePrecision, today },
      actor: { id: actor?.role ?? 'data-steward', roles: [], onBehalfOf: actor?.onBehalfOf ?? null },
      fingerprint: key,
      correlationId: id,
      causationId: id,
      source,
    });
  }

  async catchUp(): Promise<void> {
    await this.engine.waitFor(await this.store.head(), { timeoutMs: 300_000 });
  }

  /** Throws every read model away and computes it again from the log. */
  async projectAgain(): Promise<void> {
    await this.engine.stop();
    const builds = await this.dataSource.query<{ schema: string }[]>(
      'SELECT schema_name AS schema FROM projections.builds',
    );
    await this.dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL ROLE ledger_app');
      for (const { schema } of builds) await manager.query(`DROP SCHEMA "${schema}" CASCADE`);
      await manager.query('DELETE FROM projections.builds');
      await manager.query('DELETE FROM projections.projections');
    });
    this.engine = projecting(this.store, this.codec, this.dataSource);
    this.engine.start();
    await this.catchUp();
  }

  /** Every stream of a category, decoded, by the id in its name. */
  async streams(category: string): Promise<ReadonlyMap<string, RecordedEvent[]>> {
    const streams = new Map<string, RecordedEvent[]>();
    for await (const stored of this.store.readAll()) {
      if (!stored.stream.startsWith(`${category}-`)) continue;
      const id = stored.stream.slice(category.length + 1);
      streams.set(id, [...(streams.get(id) ?? []), this.codec.decode(stored)]);
    }
    return streams;
  }

  async close(): Promise<void> {
    await this.engine.stop();
    await this.dataSource.destroy();
    await this.log.close();
    await this.database.drop();
  }
}

const projecting = (store: EventStore, codec: Codec, dataSource: DataSource): ProjectionEngine =>
  new ProjectionEngine({
    store,
    decode: (stored) => codec.decode(stored),
    dataSource,
    projections: PROJECTIONS,
    logger: SILENT,
  });
