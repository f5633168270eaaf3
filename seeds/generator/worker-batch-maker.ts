import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Append, type TextKeyStore } from '#event-store';
import { type BatchMaker } from './batch-maker.js';
import { unpacked, type Asked, type SentKey, type Told, type WorkerTask } from './worker-messages.js';

/** Beside this file, compiled or not. */
const FILE = join(import.meta.dirname, `batch-worker${extname(import.meta.filename)}`);

/** What is made lives until it is sent: with room for it, the collector of young objects has next to nothing to move. */
const YOUNG_MB = 64;

/** Makes batches on a thread of its own, whose keys it keeps in this one's store. */
export class WorkerBatchMaker implements BatchMaker {
  private readonly worker: Worker;
  private readonly asked = new Map<number, PromiseWithResolvers<readonly Append[]>>();
  private failure: unknown;

  /** @param execArgv Node's own options for the thread: default, those of this process */
  constructor(
    task: WorkerTask,
    private readonly textKeys: Pick<TextKeyStore, 'keep'>,
    execArgv?: readonly string[],
  ) {
    this.worker = new Worker(FILE, {
      workerData: task,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
      ...(execArgv ? { execArgv: [...execArgv] } : {}),
    });
    this.worker.on('message', (told: Told) => this.hear(told));
    this.worker.on('error', (error) => this.fail(error));
  }

  make(batch: number): Promise<readonly Append[]> {
    if (this.failure) return Promise.reject(this.failure as Error);
    const asked = Promise.withResolvers<readonly Append[]>();
    this.asked.set(batch, asked);
    this.tell({ make: batch });
    return asked.promise;
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }

  private hear(told: Told): void {
    if ('keep' in told) void this.keep(told.request, told.keep);
    else {
      this.asked.get(told.made)!.resolve(unpacked(told.packed));
      this.asked.delete(told.made);
    }
  }

  private async keep(request: number, keys: readonly SentKey[]): Promise<void> {
    try {
      const standing = await this.textKeys.keep(
        keys.map((key) => ({ ...key, wrapped: Buffer.from(key.wrapped, 'base64') })),
      );
      const sent = Array.from(standing, ([keyId, wrapped]) => ({
        keyId,
        wrapped: wrapped.toString('base64'),
      }));
      this.tell({ request, standing: sent });
    } catch (error) {
      this.fail(error);
    }
  }

  /** Nothing more comes of it. */
  private fail(error: unknown): void {
    this.failure ??= error;
    for (const { reject } of this.asked.values()) reject(this.failure);
    this.asked.clear();
  }

  private tell(asked: Asked): void {
    this.worker.postMessage(asked);
  }
}
