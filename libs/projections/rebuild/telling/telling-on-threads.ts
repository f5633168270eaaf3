import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Partition } from '../event-partitions.js';
import { RebuildFailed } from '../rebuild-errors.js';
import { type TellingTask } from './stream-teller.js';
import { type TellingThreadsOptions } from './telling-module.js';
import { type Asked, type ThreadTask, type Told } from './thread-messages.js';
import { type Telling, type TellingEnds } from './telling.js';

/** Beside this file, compiled or not. */
const FILE = join(import.meta.dirname, `telling-thread${extname(import.meta.filename)}`);
const THREADS_AT_MOST = 4;
/** What is told lives until it is sent: with room for it, the collector of young objects has next to nothing to move. */
const YOUNG_MB = 64;

/** What travels without a copy: a small one shares its memory with others. */
const transferable = ({ buffer, byteLength }: Partition): ArrayBuffer[] =>
  buffer.byteLength === byteLength ? [buffer] : [];

/** Tells on threads, each a partition at a time; the rows come here, to be sent on. */
export class TellingOnThreads implements Telling {
  readonly #workers: readonly Worker[];
  readonly #free: Worker[] = [];
  readonly #unknownEvents = new Map<string, number>();
  /** What comes from the threads is passed on in order. */
  #passedOn: Promise<void> = Promise.resolve();
  #finished = 0;
  #failure: { readonly error: unknown } | null = null;
  #changed = Promise.withResolvers<void>();

  constructor(
    tasks: readonly TellingTask[],
    { module, threads, execArgv }: TellingThreadsOptions,
    private readonly ends: TellingEnds,
  ) {
    const workerData: ThreadTask = { module: module.href, tasks };
    this.#workers = Array.from(
      { length: threads ?? Math.min(THREADS_AT_MOST, availableParallelism()) },
      () =>
        new Worker(FILE, {
          workerData,
          resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
          ...(execArgv ? { execArgv: [...execArgv] } : {}),
        }),
    );
    for (const worker of this.#workers) {
      this.#free.push(worker);
      worker.on('message', (told: Told) => this.#hear(worker, told));
      worker.on('error', (error) => this.#fail(error));
    }
  }

  async take(partition: Partition): Promise<void> {
    const worker = await this.#until(() => this.#free.pop());
    this.#ask(worker, { partition }, transferable(partition));
    await this.#until(() => this.#free.length > 0);
  }

  async finish(): Promise<ReadonlyMap<string, number>> {
    await this.#until(() => this.#free.length === this.#workers.length);
    for (const worker of this.#workers) this.#ask(worker, { finish: true });
    await this.#until(() => this.#finished === this.#workers.length);
    await this.#passedOn;
    if (this.#failure) throw this.#failure.error;
    return this.#unknownEvents;
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
    await this.#passedOn;
  }

  /** Resolves with what is found once it is. @throws the first failure of a thread, or of what it sent */
  async #until<Found>(find: () => Found): Promise<NonNullable<Found>> {
    for (;;) {
      if (this.#failure) throw this.#failure.error;
      const found = find();
      if (found) return found;
      await this.#changed.promise;
    }
  }

  #hear(worker: Worker, told: Told): void {
    if ('rows' in told) {
      this.#passOn(async () => {
        await this.ends.send(told.rows);
        this.#ask(worker, { taken: true });
      });
    } else if ('events' in told) this.#passOn(() => this.ends.told(told.events));
    else if ('failed' in told) {
      const { projection, at, reason } = told.failed;
      this.#fail(new RebuildFailed(projection, at, reason));
    } else if ('free' in told) this.#free.push(worker);
    else {
      this.#finished += 1;
      for (const [name, count] of told.finished)
        this.#unknownEvents.set(name, (this.#unknownEvents.get(name) ?? 0) + count);
    }
    this.#wake();
  }

  #passOn(pass: () => Promise<void>): void {
    this.#passedOn = this.#passedOn
      .then(() => (this.#failure ? undefined : pass()))
      .catch((error: unknown) => this.#fail(error));
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
    this.#wake();
  }

  #wake(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }

  #ask(worker: Worker, asked: Asked, transferred: ArrayBuffer[] = []): void {
    worker.postMessage(asked, transferred);
  }
}
