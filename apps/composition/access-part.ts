import { DataSource } from 'typeorm';
import { AccessModule } from '#access';
import { SteadyClient } from '#event-store-postgres';
import { type Part } from './part.js';

/** Connections for keys, people and reads: each is asked for a row at a time. */
const ACCESS_POOL_SIZE = 4;

/** Where people, keys and the reads of auditors are kept, on a pool of its own: a long report does not hold a key up. */
export const openAccessDatabase = (url: string): Promise<DataSource> =>
  new DataSource({
    type: 'postgres',
    url,
    poolSize: ACCESS_POOL_SIZE,
    extra: { Client: SteadyClient },
  }).initialize();

/** Who may come in. */
export const accessPart = (database: DataSource, clock: () => Date): Part => ({
  modules: [AccessModule.with({ database, clock })],
  healthChecks: [],
});
