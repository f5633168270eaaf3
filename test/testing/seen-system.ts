import { DOMAIN_EVENTS, type Viewer } from '#domain';
import { TODAY } from '#domain/testing';
import {
  createCodec,
  InMemoryEventStore,
  InMemoryTextKeyStore,
  streamHistory,
  type RecordedEvent,
} from '#event-store';
import { createTestDatabase, type TestDatabase } from '#event-store-postgres/testing';
import { ProjectionEngine, projectionMigrations } from '#projections';
import { answerAt, PROJECTIONS, READ_MODEL_ENTITIES, readModelMigrations, Sights } from '#read-models';
import { DataSource, type EntityManager } from 'typeorm';
import { type Streams } from './naive-reading.js';
import { record, type FactToRecord } from './random-log.js';

const SILENT = { info() {}, warn() {}, error() {} };

/** A system with its log in memory, its read models in PostgreSQL. */
export class System {
  readonly store = new InMemoryEventStore();
  readonly codec = createCodec({
    catalogue: DOMAIN_EVENTS,
    textKeys: new InMemoryTextKeyStore(this.store),
    masterKey: Buffer.alloc(32, 7),
  });
  private constructor(
    private readonly database: TestDatabase,
    readonly dataSource: DataSource,
  ) {}

  static async holding(facts: readonly FactToRecord[]): Promise<System> {
    const database = await createTestDatabase([...projectionMigrations, ...readModelMigrations]);
    const dataSource = await new DataSource({
      ...{ type: 'postgres', url: database.url, entities: READ_MODEL_ENTITIES },
    }).initialize();
    const system = new System(database, dataSource);
    await system.learn(facts);
    return system;
  }

  async learn(facts: readonly FactToRecord[]): Promise<void> {
    await record(this.store, facts);
    const engine = new ProjectionEngine({
      ...{ store: this.store, decode: (stored) => this.codec.decode(stored), dataSource: this.dataSource },
      ...{ projections: PROJECTIONS, logger: SILENT },
    });
    engine.start();
    await engine.caughtUp();
    await engine.stop();
  }

  history = (category: string, id: string) => streamHistory(this.store, this.codec, category, id);

  histories = async (category: string, ids: readonly string[], upTo: bigint) => {
    const streams = new Map<string, RecordedEvent[]>();
    for (const id of ids) {
      const events = await this.history(category, id).catch(() => []);
      streams.set(
        id,
        events.filter(({ position }) => position <= upTo),
      );
    }
    return streams;
  };

  async streams(category: string): Promise<Streams> {
    const found = new Map<string, RecordedEvent[]>();
    for await (const stored of this.store.readAll()) {
      if (!stored.stream.startsWith(`${category}-`)) continue;
      const id = stored.stream.slice(category.length + 1);
      found.set(id, [...(found.get(id) ?? []), this.codec.decode(stored)]);
    }
    return found;
  }

  async asked<Answer>(
    viewer: Viewer,
    { asOf, knownAt }: { readonly asOf: string; readonly knownAt: bigint | null },
    work: (snapshot: EntityManager, sights: Sights) => Promise<Answer>,
  ): Promise<Answer> {
    const { answer } = await answerAt(this.dataSource, { today: TODAY, asOf, knownAt }, (snapshot, point) =>
      work(snapshot, new Sights(viewer, point)),
    );
    return answer;
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
    await this.database.drop();
  }
}

/** The systems of a test file. */
export class Systems {
  readonly #shared = new Map<string, Promise<System>>();
  readonly #own: System[] = [];

  /** One that several tests ask, and none adds to: made once of the same facts, and kept to the end of the file. */
  shared(facts: readonly FactToRecord[]): Promise<System> {
    const told = JSON.stringify(facts);
    const system = this.#shared.get(told) ?? System.holding(facts);
    this.#shared.set(told, system);
    return system;
  }

  /** One that goes when `closeOwn` is called. */
  async own(facts: readonly FactToRecord[]): Promise<System> {
    const system = await System.holding(facts);
    this.#own.push(system);
    return system;
  }

  async closeOwn(): Promise<void> {
    for (const system of this.#own.splice(0)) await system.close();
  }

  async close(): Promise<void> {
    await this.closeOwn();
    for (const system of this.#shared.values()) await (await system).close();
  }
}
