import { DataSource } from 'typeorm';
import { SteadyClient } from '#event-store-postgres';
import { READ_MODEL_ENTITIES, READ_SESSION } from '#read-models';

/** The read models' database, on a pool of its own. */
export const openReadDatabase = (url: string, poolSize: number): Promise<DataSource> =>
  new DataSource({
    type: 'postgres',
    url,
    entities: READ_MODEL_ENTITIES,
    poolSize,
    extra: { Client: SteadyClient, ...READ_SESSION },
  }).initialize();
