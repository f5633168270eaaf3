import { sealedTextKeys } from './sealed-text-keys.js';
import { type Recorded } from './recorded.js';
import { type EventStore } from '#event-store';

const OURS = /^(organisation|partnership)-/;

/** The whole log, as the store gives it; the engine's own streams (its skips) apart. */
export async function readLog(
  store: Pick<EventStore, 'readAll'>,
): Promise<{ log: Recorded[]; others: number }> {
  const log: Recorded[] = [];
  let others = 0;
  for await (const { stream, revision, position, id, type, data, metadata } of store.readAll()) {
    if (!OURS.test(stream)) {
      others += 1;
      continue;
    }
    const { commandId, correlationId } = JSON.parse(metadata) as { commandId: string; correlationId: string };
    const textKeys = sealedTextKeys(JSON.parse(data));
    log.push({ stream, revision, position, id, type, commandId, correlationId, textKeys });
  }
  return { log, others };
}
