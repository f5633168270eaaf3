import { randomUUID } from 'node:crypto';
import { KurrentEventStore, type KurrentEventStoreOptions } from '../kurrent-event-store.js';

/** Of a server that answers, on a machine that is busy. */
const PATIENCE = { answerMs: 60_000, patienceMs: 240_000 };

/** An empty store on a server that others use as well: a prefix of its own, and a log that begins where the server's ends. */
export const freshStore = (
  address: string,
  options: Partial<KurrentEventStoreOptions> = {},
): Promise<KurrentEventStore> =>
  KurrentEventStore.open({
    ...{ address, prefix: `test-${randomUUID()}.`, beginning: 'now', ...PATIENCE },
    ...options,
  });
