import { setTimeout as sleep } from 'node:timers/promises';
import { QueryFailedError, type DataSource, type EntityManager } from 'typeorm';
import { type Position } from '#event-store';
import { lockBuild, type Checkpoint } from '../running/checkpoint.js';
import { dropBuild, lockProjection, makeLive } from '../tables/builds.js';
import { type AnyProjection } from '../projection.js';

/** How long the switch waits for readers, at each view: those who come meanwhile wait behind it. */
const VIEW_TIMEOUT_MS = 50;
/** How long it waits for the live build's batch in hand: readers do not wait for that. */
const CHECKPOINT_TIMEOUT_MS = 1_000;
/** How long the retirement of a build waits for readers of its tables, each time it is tried. */
const DROP_TIMEOUT_MS = 1_000;

const LOCK_NOT_AVAILABLE = '55P03';
const DEADLOCK = '40P01';

/** `behind`: too far to make up for while the live build is held. `busy`: a long query reads. */
export type SwitchOutcome = 'switched' | 'behind' | 'busy';

/** Takes a build, in this transaction, from its checkpoint to where the live one stands; false when that is too far. */
export type LastSteps = (manager: EntityManager, from: Checkpoint, to: Position) => Promise<boolean>;

/**
 * Makes a build the one that is read, in one transaction that holds both checkpoints: what the live build has taken in
 * meanwhile is made up for there, so that what is read never goes back, however fast the log grows. Nobody waits for it
 * behind a long query: it gives up soon, and is tried again.
 */
export async function trySwitch(
  dataSource: DataSource,
  projection: AnyProjection,
  build: number,
  lastSteps: LastSteps,
): Promise<SwitchOutcome> {
  return dataSource
    .transaction(async (manager): Promise<SwitchOutcome> => {
      await lockTimeout(manager, CHECKPOINT_TIMEOUT_MS);
      const liveBuild = await lockProjection(manager, projection.name);
      const next = await lockBuild(manager, projection.name, build);
      if (!next) throw new Error(`${projection.name}: build ${build} is gone`);
      const live = liveBuild === null ? null : await lockBuild(manager, projection.name, liveBuild);
      if (live && next.position < live.position && !(await lastSteps(manager, next, live.position)))
        return 'behind';
      await lockTimeout(manager, VIEW_TIMEOUT_MS);
      await makeLive(manager, projection, next);
      if (live) await setState(manager, live, 'retired');
      await setState(manager, next, 'catching-up');
      return 'switched';
    })
    .catch((error: unknown) => {
      if (isBusy(error)) return 'busy';
      throw error;
    });
}

/** Takes a retired build away once nobody reads it; false when somebody still does, after all these tries. */
export async function dropRetired(
  dataSource: DataSource,
  retired: Checkpoint,
  tries: number,
  pauseMs: number,
): Promise<boolean> {
  for (let tried = 0; tried < tries; tried += 1) {
    // Who was about to read it when it was retired is let through.
    await sleep(pauseMs);
    try {
      await dataSource.transaction(async (manager) => {
        await lockTimeout(manager, DROP_TIMEOUT_MS);
        await dropBuild(manager, retired);
      });
      return true;
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
  }
  return false;
}

const setState = (
  manager: EntityManager,
  { projection, build }: Checkpoint,
  state: string,
): Promise<unknown> =>
  manager.query(
    'UPDATE projections.builds SET state = $3, progress = NULL WHERE projection = $1 AND build = $2',
    [projection, build, state],
  );

const lockTimeout = (manager: EntityManager, ms: number): Promise<unknown> =>
  manager.query(`SELECT set_config('lock_timeout', $1, true)`, [`${ms}ms`]);

function isBusy(error: unknown): boolean {
  const code = error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : undefined;
  return code === LOCK_NOT_AVAILABLE || code === DEADLOCK;
}
