import { availableParallelism } from 'node:os';
import { type Append, type Codec, type TextKeyStore } from '#event-store';
import { batchesIn, batchMaker, inTurns } from './batch-maker.js';
import { type Generation } from './histories.js';
import { type Recorder } from './recorder.js';
import { WorkerBatchMaker } from './worker-batch-maker.js';

/** Generated histories as appends for `bulkAppend`, their texts sealed and the keys kept as they are drawn. */
export const generatedAppends = (
  generation: Generation,
  codec: Codec,
  recorder: Recorder,
): AsyncGenerator<Append> => inTurns([batchMaker(generation, codec, recorder)], batchesIn(generation));

export interface Workshop {
  readonly textKeys: TextKeyStore;
  /** 32 bytes. */
  readonly masterKey: Buffer;
  /** Threads. Default: as many as the machine runs at once, four at most: no store takes in what more would make. */
  readonly workers?: number;
  /** Node's own options for the threads. Default: those of this process. */
  readonly execArgv?: readonly string[];
}

/** The same appends, byte for byte but for the ciphertext, made on threads of their own while this one appends. */
export async function* appendsByWorkers(
  generation: Generation,
  recorder: Recorder,
  { textKeys, masterKey, workers = Math.min(4, availableParallelism()), execArgv }: Workshop,
): AsyncGenerator<Append> {
  const batches = batchesIn(generation);
  const makers = Array.from(
    { length: Math.min(workers, batches) },
    () => new WorkerBatchMaker({ generation, recorder, masterKey }, textKeys, execArgv),
  );
  try {
    yield* inTurns(makers, batches);
  } finally {
    await Promise.all(makers.map((maker) => maker.stop()));
  }
}
