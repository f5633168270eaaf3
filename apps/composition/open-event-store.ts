import { type EventStore } from '#event-store';
import { KurrentEventStore } from '#event-store-kurrentdb';
import { PostgresEventStore } from '#event-store-postgres';
import {
  AppendMeasures,
  ConfigurationFaulty,
  measuredEventStore,
  type LogConfiguration,
  type Metrics,
} from '#platform';
import { countGateDecisions } from './gate-decisions.js';

export interface OpenedEventStore {
  readonly store: EventStore;
  /** Whether events and text keys stand in one database. */
  readonly isBesideTextKeys: boolean;
  /** Resolves when the server answers. */
  answers(): Promise<unknown>;
  close(): Promise<void>;
}

type Choice = Pick<LogConfiguration, 'databaseUrl' | 'eventStore'>;

/** @param metrics where its appends are measured, if they are @throws ConfigurationFaulty, EventStoreUnavailable, UnsafeDatabase */
export async function openEventStore(choice: Choice, metrics: Metrics | null): Promise<OpenedEventStore> {
  if (!metrics) return openEngine(choice);
  const measures = new AppendMeasures(metrics.registry);
  const opened = await openEngine(choice, measures);
  return { ...opened, store: measuredEventStore(opened.store, measures, countGateDecisions(metrics)) };
}

/** The one place where an engine is chosen. */
async function openEngine(
  { databaseUrl, eventStore }: Choice,
  measures?: AppendMeasures,
): Promise<OpenedEventStore> {
  if (eventStore.engine === 'kurrentdb') {
    const store = await openKurrentDb(eventStore.url, eventStore.prefix);
    return { store, isBesideTextKeys: false, answers: () => store.check(), close: () => store.close() };
  }
  const store = await PostgresEventStore.open({
    url: databaseUrl,
    ...(measures && { onGroup: (group) => measures.group(group) }),
  });
  return { store, isBesideTextKeys: true, answers: () => store.head(), close: () => store.close() };
}

async function openKurrentDb(address: string, prefix: string): Promise<KurrentEventStore> {
  try {
    return await KurrentEventStore.open({ address, prefix });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ConfigurationFaulty([{ variable: 'KURRENTDB_URL', fault: `is refused: ${error.message}` }]);
  }
}
