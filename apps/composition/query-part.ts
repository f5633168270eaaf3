import { type DataSource } from 'typeorm';
import { type ProjectionProgress } from '#projections';
import { AccessQueries, QueryModule } from '../query/index.js';
import { type Log } from './open-log.js';
import { type Part } from './part.js';

/** Connections that a process answering queries holds at most. */
export const QUERY_POOL_SIZE = 10;

/** HTTP queries on the read models. */
export const queryPart = (
  dataSource: DataSource,
  { store, codec, seal, invitations, healthCheck }: Log,
  progress: Pick<ProjectionProgress, 'waitFor'>,
  clock: () => Date,
): Part => ({
  modules: [
    QueryModule.with({
      dataSource,
      eventStore: store,
      codec,
      rounds: { seal, invitations },
      progress,
      clock,
    }),
    { module: AccessQueries },
  ],
  healthChecks: [
    { name: 'read-models', check: () => dataSource.query('SELECT 1').then(() => ({ up: true })) },
    healthCheck,
  ],
});
