import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { pauseAfter } from './backoff.js';
import { CheckpointMoved, inWords, ProjectionStopped, type StopReason } from '../errors.js';
import { HeldLease } from './held-lease.js';
import { takeLease, type Lease } from './lease.js';
import { followLog } from './log-follower.js';
import { readRenewalFailures } from '../rebuild/renewal-failures.js';
import { type RunnerParts } from './runner-parts.js';
import { type Reached, type RunnerWork, type Standing } from './runner-work.js';

export type RunnerState = 'catching-up' | 'running' | 'stopped' | 'paused' | 'standby';

/** A projection as its runner in this process sees it, from memory. */
export interface ProjectionView {
  readonly projection: string;
  readonly state: RunnerState;
  /** False from the loss of the log or the database until the next success. */
  readonly connected: boolean;
  readonly error: string | null;
  /** Events set aside, those held behind them included. */
  readonly deadLetters: number;
}

/** Why a runner has nothing to run. */
interface Idle {
  readonly state: RunnerState;
  readonly error: string | null;
}

/**
 * Runs one projection's work in this process: while it holds the lease it follows the log, else it stands by. What
 * others decide is read from the projection's rows, so that any process can pause, resume or retry it.
 */
export class ProjectionRunner<At extends Reached = Reached> {
  /** Resolves once the last event there was at the start is committed, by this process or another; rejects when the projection stops before. */
  readonly caughtUp: Promise<void>;
  readonly #owner = randomUUID();
  readonly #caughtUp = Promise.withResolvers<void>();
  readonly #ending = new AbortController();
  #view: Omit<ProjectionView, 'projection' | 'deadLetters'> = {
    state: 'catching-up',
    connected: true,
    error: null,
  };
  /** What had stopped before this process started is tried once more. */
  #triedAgain = false;
  #toldSuperseded = false;
  #outages = 0;
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly work: RunnerWork<At>,
    private readonly parts: RunnerParts,
    private readonly onAdvanced: (at: At) => void,
  ) {
    this.caughtUp = this.#caughtUp.promise;
    this.caughtUp.catch(() => undefined);
  }

  get view(): ProjectionView {
    return { projection: this.work.name, ...this.#view, deadLetters: this.work.setAsideCount };
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Finishes the batch in hand, whose checkpoint it stores, and lets go of the lease. */
  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#ended) {
      try {
        await this.#turn();
      } catch (error) {
        if (error instanceof CheckpointMoved) {
          this.parts.logger.warn({ projection: this.work.name }, error.message);
          await pauseAfter(1, this.parts.options.backoff, this.#ending.signal);
        } else await this.#waitOut(error);
      }
    }
  }

  get #ended(): boolean {
    return this.#ending.signal.aborted;
  }

  async #turn(): Promise<void> {
    const standing = await this.work.look();
    const idle = await this.#idleIn(standing);
    if (idle) return this.#idle(idle.state, idle.error);
    const { leaseMs } = this.parts.options;
    const lease = await takeLease(this.parts.dataSource.manager, this.work.name, this.#owner, leaseMs);
    if (lease) return this.#hold(lease, standing.build);
    if (standing.state === 'running') this.#caughtUp.resolve();
    return this.#idle('standby', null);
  }

  /** Why there is nothing to run for now, if so. */
  async #idleIn(standing: Standing): Promise<Idle | null> {
    if (standing.paused) return { state: 'paused', error: null };
    if (standing.version > this.work.version) return this.#superseded(standing.version);
    if (standing.version < this.work.version) return this.#renewed();
    return standing.state === 'stopped' && this.#triedAgain ? this.#stoppedBy(standing.error!) : null;
  }

  /** It is being built anew, beside what an earlier version left: that is read meanwhile. Or an event stands in the way. */
  async #renewed(): Promise<Idle> {
    const failures = await readRenewalFailures(this.parts.dataSource, this.work.name);
    const failure = failures.get(this.work.name);
    return failure ? this.#stoppedBy(failure) : { state: 'catching-up', error: null };
  }

  #stoppedBy(why: StopReason): Idle {
    const stopped = new ProjectionStopped(this.work.name, why);
    this.#caughtUp.reject(stopped);
    return { state: 'stopped', error: stopped.message };
  }

  async #idle(state: RunnerState, error: string | null): Promise<void> {
    this.#outages = 0;
    this.#view = { state, connected: true, error };
    await sleep(this.parts.options.lookEveryMs, undefined, { signal: this.#ending.signal }).catch(
      () => undefined,
    );
  }

  #superseded(version: number): Idle {
    const reason = `version ${version} has taken over from version ${this.work.version}`;
    const stopped = new ProjectionStopped(this.work.name, {
      reason,
      position: null,
      eventId: null,
      eventType: null,
    });
    if (!this.#toldSuperseded) {
      this.#toldSuperseded = true;
      this.parts.logger.error({ projection: this.work.name, ...stopped.why }, stopped.message);
      this.parts.onAlarm({ projection: this.work.name, alarm: 'superseded', words: stopped.message });
    }
    this.#caughtUp.reject(stopped);
    return { state: 'stopped', error: stopped.message };
  }

  async #hold(lease: Lease, build: number): Promise<void> {
    this.#triedAgain = true;
    this.#toldSuperseded = false;
    const held = new HeldLease(this.parts.dataSource, this.work.name, lease, this.parts.options, async () => {
      const now = await this.work.look();
      return !now.paused && !now.retryAsked && now.build === build && now.version <= this.work.version;
    });
    try {
      const at = await this.work.open(lease);
      this.#reached(at);
      await this.#follow(at, AbortSignal.any([this.#ending.signal, held.over]));
    } finally {
      await held.release();
    }
  }

  async #follow(from: At, until: AbortSignal): Promise<void> {
    let at = from;
    try {
      await followLog(this.work, from, this.parts, until, {
        reached: (now) => this.#reached((at = now)),
        disconnected: (error) => this.#disconnected(error),
      });
    } catch (error) {
      if (!(error instanceof ProjectionStopped)) throw error;
      await this.#stopLoudly(at, error);
    }
  }

  #reached(at: At): void {
    this.#outages = 0;
    this.#view = { state: at.state, connected: true, error: null };
    this.onAdvanced(at);
    if (at.state === 'running') this.#caughtUp.resolve();
  }

  #disconnected(error: unknown): void {
    if (this.#view.connected)
      this.parts.logger.warn({ projection: this.work.name, error: inWords(error) }, 'the connection is lost');
    this.#view = { ...this.#view, connected: false, error: inWords(error) };
  }

  /** The log or the database does not answer: tried again for ever, ever more slowly. */
  async #waitOut(error: unknown): Promise<void> {
    this.#disconnected(error);
    this.#outages += 1;
    await pauseAfter(this.#outages, this.parts.options.backoff, this.#ending.signal);
  }

  /** Goes no further until someone asks for it, and says so in health, in the log and beside the rows. */
  async #stopLoudly(at: At, stopped: ProjectionStopped): Promise<void> {
    const { logger, options, onAlarm } = this.parts;
    this.#view = { state: 'stopped', connected: true, error: stopped.message };
    logger.error({ projection: this.work.name, ...stopped.why }, stopped.message);
    onAlarm({ projection: this.work.name, alarm: 'stopped', words: stopped.message });
    for (let failures = 1; !this.#ended; failures += 1) {
      try {
        await this.work.stopped(at, stopped.why);
        break;
      } catch (error) {
        logger.warn({ projection: this.work.name, error: inWords(error) }, 'the stop could not be recorded');
        await pauseAfter(failures, options.backoff, this.#ending.signal);
      }
    }
    this.#caughtUp.reject(stopped);
  }
}
