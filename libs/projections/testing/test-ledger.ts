import { randomBytes, randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { stateAt, type DomainEvent } from '#domain';
import {
  createCodec,
  InMemoryEventStore,
  InMemoryTextKeyStore,
  type Append,
  type Position,
  type RecordedEvent,
} from '#event-store';
import { eventStoreMigrations, type PostgresEventStoreOptions } from '#event-store-postgres';
import { type Decode } from '../batches/batch-projector.js';
import { projectionMigrations } from '../migrations/index.js';
import { ProjectionEngine, type ProjectionEngineParts } from '../projection-engine.js';
import { type ProjectionLogger } from '../projection-logger.js';
import { openTestStore, type OpenStore } from './open-test-store.js';
import {
  allianceEvents,
  allianceFold,
  allianceProjection,
  AllianceSheet,
  AllianceStanding,
  AllianceTitle,
  sheetOf,
  standingOf,
  titlesOf,
} from './alliance.js';

export interface FactToRecord {
  readonly stream: string;
  readonly event: DomainEvent;
  readonly occurredOn: string;
  readonly id?: string;
  /** Version of the data, when it is not today's. */
  readonly version?: number;
}

/** How many are recorded at once, where there are many. */
const GROUP = 500;

/** The log and the engine's tables. */
export const testMigrations = [...eventStoreMigrations, ...projectionMigrations];

/** Reads stored events as production does. */
export const decodeAlliances: Decode = createCodec({
  catalogue: allianceEvents,
  textKeys: new InMemoryTextKeyStore(new InMemoryEventStore()),
  masterKey: randomBytes(32),
}).decode;

/** A log and its read models on PostgreSQL, in one process. */
export class TestLedger {
  readonly #engines: ProjectionEngine[] = [];
  /** Revision of each stream's end. */
  readonly #ends = new Map<string, number>();

  private constructor(
    readonly store: OpenStore,
    readonly dataSource: DataSource,
  ) {}

  static async open(
    url: string,
    options: Partial<PostgresEventStoreOptions> = {},
    environment: Readonly<Record<string, string | undefined>> = {},
  ): Promise<TestLedger> {
    const store = await openTestStore(url, environment, options);
    const entities = [AllianceSheet, AllianceStanding, AllianceTitle];
    const dataSource = new DataSource({ type: 'postgres', url, entities });
    return new TestLedger(store, await dataSource.initialize());
  }

  /** Its engines are stopped, whatever became of the test. */
  async close(): Promise<void> {
    await Promise.all(this.#engines.map((engine) => engine.stop()));
    await this.store.close();
    await this.dataSource.destroy();
  }

  engine(parts: Partial<ProjectionEngineParts> = {}): ProjectionEngine {
    const engine = new ProjectionEngine({
      store: this.store,
      decode: decodeAlliances,
      dataSource: this.dataSource,
      projections: [allianceProjection],
      logger: silent,
      ...parts,
      options: {
        backoff: { firstDelayMs: 5, longestDelayMs: 50 },
        // Nothing is lost by what holds a process up for seconds.
        leaseMs: 20_000,
        heartbeatMs: 300,
        lookEveryMs: 20,
        ...parts.options,
      },
    });
    this.#engines.push(engine);
    return engine;
  }

  /** Appends facts, one after the other; resolves with the position of the last. */
  async record(...facts: readonly FactToRecord[]): Promise<Position> {
    let position = -1n;
    for (const fact of facts) {
      const appended = await this.store.append(this.#appendOf(fact));
      this.#ends.set(fact.stream, appended.lastRevision);
      position = appended.lastPosition;
    }
    return position;
  }

  /** The same for long logs: many in each transaction. */
  async recordInBulk(facts: readonly FactToRecord[]): Promise<void> {
    for (let from = 0; from < facts.length; from += GROUP) {
      const appends = facts.slice(from, from + GROUP).map((fact) => {
        const append = this.#appendOf(fact);
        this.#ends.set(fact.stream, (this.#ends.get(fact.stream) ?? -1) + 1);
        return append;
      });
      for (const answer of await this.store.appendGroup(appends)) if (answer instanceof Error) throw answer;
    }
  }

  #appendOf({ stream, event, occurredOn, id = randomUUID(), version }: FactToRecord): Append {
    const revision = this.#ends.get(stream) ?? -1;
    const metadata = {
      actor: { id: 'recorder', roles: [], onBehalfOf: null },
      causationId: randomUUID(),
      commandId: randomUUID(),
      correlationId: randomUUID(),
      fingerprint: '',
      occurredOn,
    };
    return {
      stream,
      expected: revision < 0 ? 'no-stream' : revision,
      events: [
        {
          id,
          type: event.type,
          version: version ?? allianceEvents.get(event.type)?.version ?? 1,
          data: JSON.stringify(event.data),
          metadata: JSON.stringify(metadata),
        },
      ],
    };
  }

  /** The rows as they stand. */
  async rows(): Promise<object> {
    return {
      sheets: await this.dataSource.getRepository(AllianceSheet).find({ order: { id: 'ASC' } }),
      titles: await this.dataSource
        .getRepository(AllianceTitle)
        .find({ order: { allianceId: 'ASC', rank: 'ASC' } }),
      standings: await this.dataSource.getRepository(AllianceStanding).find({ order: { allianceId: 'ASC' } }),
    };
  }

  /** The rows as they must be: every alliance folded from its whole stream, with nothing of the engine. */
  async foldedFromScratch(skipped: ReadonlySet<string> = new Set()): Promise<object> {
    const facts: RecordedEvent[] = [];
    for await (const event of this.store.readAll()) facts.push(decodeAlliances(event));
    const folded = [...Map.groupBy(facts, ({ stream }) => stream)]
      .filter(([stream]) => stream.startsWith('alliance-'))
      .map(([stream, own]) => ({
        id: stream.slice('alliance-'.length),
        last: own.at(-1)!,
        state: stateAt(
          allianceFold,
          own.filter(({ known, id }) => known && !skipped.has(id)),
        ),
      }))
      .filter(({ state }) => state.titles.length + state.parties.length > 0)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    return {
      sheets: folded.map(({ id, state, last }) => sheetOf(id, state, last)),
      titles: folded.flatMap(({ id, state }) => titlesOf(id, state)),
      standings: folded.map(({ id, state }) => standingOf(id, state)),
    };
  }
}

const silent: ProjectionLogger = { info: () => {}, warn: () => {}, error: () => {} };
