import { type DataSource } from 'typeorm';
import { type EventStore } from '#event-store';
import { agesOfNext } from './age-of-next.js';
import { readCheckpoints, type Checkpoint } from './checkpoint.js';
import { readRenewalFailures, type RenewalFailure } from '../rebuild/renewal-failures.js';

/** Where a projection stands, and how far behind the log. */
export interface ProjectionStatus extends Checkpoint {
  readonly paused: boolean;
  /** The runner that holds the lease; null when none does. */
  readonly owner: string | null;
  /** Events set aside, those held behind them included. */
  readonly deadLetters: number;
  /** Why a later version could not be built beside it; null when none was tried in vain. */
  readonly renewalFailure: RenewalFailure | null;
  /** Events between it and the end of the log; null where positions have holes and cannot be counted. */
  readonly lagEvents: number | null;
  /** Age in seconds of the first event not yet projected; 0 when there is none. */
  readonly lagSeconds: number;
  /** Seconds since the checkpoint last moved. */
  readonly checkpointAgeSeconds: number;
}

interface ControlRow {
  name: string;
  paused: boolean;
  owner: string | null;
  dead_letters: number;
  checkpoint_age: number;
}

/** The status of each projection that ever ran, from its live build's checkpoint: in any process. */
export async function projectionStatuses(
  dataSource: DataSource,
  store: EventStore,
): Promise<ProjectionStatus[]> {
  // The head first: a checkpoint read after it is never told to be ahead of what there was.
  const head = await store.head();
  const checkpoints = await readCheckpoints(dataSource.manager);
  const controls = await readControls(dataSource);
  const failures = await readRenewalFailures(dataSource);
  const ageOfNext = agesOfNext(store, head);
  return Promise.all(
    checkpoints.map(async (checkpoint) => {
      const control = controls.get(checkpoint.projection);
      const behind = head - checkpoint.position;
      return {
        ...checkpoint,
        paused: control?.paused ?? false,
        owner: control?.owner ?? null,
        deadLetters: control?.dead_letters ?? 0,
        renewalFailure: failures.get(checkpoint.projection) ?? null,
        lagEvents: store.capabilities.densePositions ? Math.max(0, Number(behind)) : null,
        lagSeconds: await ageOfNext(checkpoint.position),
        checkpointAgeSeconds: control?.checkpoint_age ?? 0,
      };
    }),
  );
}

async function readControls(dataSource: DataSource): Promise<Map<string, ControlRow>> {
  const rows = await dataSource.query<ControlRow[]>(
    `SELECT name, paused, CASE WHEN lease_until >= clock_timestamp() THEN lease_owner END AS owner,
            (SELECT count(*)::integer FROM projections.dead_letters d
             WHERE d.projection = p.name AND d.build = p.live_build) AS dead_letters,
            greatest(0, extract(epoch FROM clock_timestamp() - b.updated_at))::float AS checkpoint_age
     FROM projections.projections p
     JOIN projections.builds b ON b.projection = p.name AND b.build = p.live_build`,
  );
  return new Map(rows.map((row) => [row.name, row]));
}
