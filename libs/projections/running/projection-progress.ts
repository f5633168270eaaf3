import { setTimeout as sleep } from 'node:timers/promises';
import { type DataSource } from 'typeorm';
import { BEFORE_ALL, type Position } from '#event-store';
import { readCheckpoints, type Checkpoint } from './checkpoint.js';
import { ProjectionBehind } from '../errors.js';

export interface WaitOptions {
  /** The projections that must have come so far. Default: all. */
  readonly projections?: readonly string[];
  readonly timeoutMs: number;
}

/** Those who wait look at the checkpoints this often, all with one query, unless told that they moved. */
const LOOK_AGAIN_MS = 10;

/**
 * How far the live read models have come, as the checkpoints beside them tell: it works in a process that runs no
 * projection. An engine in the same process says when it has moved one, and waiting then ends at once.
 */
export class ProjectionProgress {
  readonly #waiting = new Set<(moved: Checkpoint) => void>();
  #look: Promise<Checkpoint[]> | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly projections: readonly string[],
  ) {}

  /** Tells those who wait that a checkpoint has moved. */
  advanced(checkpoint: Checkpoint): void {
    for (const tell of this.#waiting) tell(checkpoint);
  }

  /**
   * Resolves when the rows hold everything up to `position`, inclusive.
   * @throws ProjectionBehind after `timeoutMs`, or at once when one of them has stopped before it
   */
  async waitFor(
    position: Position,
    { projections = this.projections, timeoutMs }: WaitOptions,
  ): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const behind = await this.#behind(position, projections);
      if (behind.length === 0) return;
      const left = deadline - Date.now();
      if (left <= 0 || behind.some(({ stopped }) => stopped)) throw new ProjectionBehind(position, behind);
      const names = new Set(behind.map(({ projection }) => projection));
      await this.#nextLook(position, names, Math.min(left, LOOK_AGAIN_MS));
    }
  }

  async #behind(position: Position, projections: readonly string[]): Promise<ProjectionBehind['behind']> {
    const reached = new Map((await this.#checkpoints()).map((at) => [at.projection, at]));
    return projections
      .map((projection) => ({
        projection,
        position: reached.get(projection)?.position ?? BEFORE_ALL,
        stopped: reached.get(projection)?.state === 'stopped',
      }))
      .filter((projection) => projection.position < position);
  }

  /** One look serves all who come to wait before its query leaves. */
  #checkpoints(): Promise<Checkpoint[]> {
    this.#look ??= Promise.resolve().then(() => {
      this.#look = null;
      return readCheckpoints(this.dataSource.manager, this.projections);
    });
    return this.#look;
  }

  /** Until the awaited projections have all reached the position in this process, or the time is over. */
  async #nextLook(position: Position, awaited: Set<string>, atMostMs: number): Promise<void> {
    const moved = new AbortController();
    const tell = (checkpoint: Checkpoint): void => {
      if (checkpoint.position >= position) awaited.delete(checkpoint.projection);
      if (awaited.size === 0) moved.abort();
    };
    this.#waiting.add(tell);
    await sleep(atMostMs, undefined, { signal: moved.signal }).catch(() => undefined);
    this.#waiting.delete(tell);
  }
}
