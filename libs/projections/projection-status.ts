import { type DataSource } from 'typeorm';
import { type EventStore } from '#event-store';
import { readCheckpoints, type Checkpoint } from './checkpoint.js';

/** Where a projection stands, and how far behind the log. */
export interface ProjectionStatus extends Checkpoint {
  /** Events between it and the end of the log; null where positions have holes and cannot be counted. */
  readonly lagEvents: number | null;
  /** Age in seconds of the first event not yet projected; 0 when there is none. */
  readonly lagSeconds: number;
}

/** The status of each projection that ever ran, from the checkpoints: in any process. */
export async function projectionStatuses(
  dataSource: DataSource,
  store: EventStore,
): Promise<ProjectionStatus[]> {
  const checkpoints = await readCheckpoints(dataSource.manager);
  const head = await store.head();
  return Promise.all(
    checkpoints.map(async (checkpoint) => {
      const behind = head - checkpoint.position;
      return {
        ...checkpoint,
        lagEvents: store.capabilities.densePositions ? Math.max(0, Number(behind)) : null,
        lagSeconds: behind > 0n ? await ageOfNext(store, checkpoint) : 0,
      };
    }),
  );
}

async function ageOfNext(store: EventStore, { position }: Checkpoint): Promise<number> {
  for await (const { recordedAt } of store.readAll({ after: position, limit: 1 }))
    return Math.max(0, (Date.now() - recordedAt.getTime()) / 1000);
  return 0;
}
