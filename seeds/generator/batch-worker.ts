import { parentPort, workerData } from 'node:worker_threads';
import { DOMAIN_EVENTS } from '#domain';
import { createCodec, type TextKeyStore } from '#event-store';
import { batchMaker } from './batch-maker.js';
import { packed, type Asked, type Told, type WorkerTask } from './worker-messages.js';

/** A thread that makes and encodes batches. It holds no connection: keys are kept by the thread that asks it. */
const { generation, recorder, masterKey } = workerData as WorkerTask;
const tell = (told: Told): void => parentPort!.postMessage(told);

const keeping = new Map<number, (standing: ReadonlyMap<string, Buffer>) => void>();
let requests = 0;
const textKeys: Pick<TextKeyStore, 'keep'> = {
  keep: (keys) => {
    const request = requests++;
    tell({ request, keep: keys.map((key) => ({ ...key, wrapped: key.wrapped.toString('base64') })) });
    return new Promise((resolve) => keeping.set(request, resolve));
  },
};

const codec = createCodec({
  catalogue: DOMAIN_EVENTS,
  textKeys: textKeys as TextKeyStore,
  masterKey: Buffer.from(masterKey),
});
const maker = batchMaker(generation, codec, recorder);

parentPort!.on('message', (asked: Asked) => {
  if ('make' in asked) {
    // A failure is the thread's end, of which the asker is told.
    void maker.make(asked.make).then((appends) => tell({ made: asked.make, packed: packed(appends) }));
  } else {
    const { request, standing } = asked;
    keeping.get(request)!(
      new Map(standing.map(({ keyId, wrapped }) => [keyId, Buffer.from(wrapped, 'base64')])),
    );
    keeping.delete(request);
  }
});
