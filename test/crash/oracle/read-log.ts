import { sealedTextKeys } from './sealed-text-keys.js';
import { type Recorded } from './recorded.js';
import { type EventStore } from '#event-store';

const OURS = /^(organisation|partnership|round|sheet)-/;

type Envelope = Pick<Recorded, 'commandId' | 'correlationId' | 'causationId'>;

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
    const { commandId, correlationId, causationId } = JSON.parse(metadata) as Envelope;
    const said = JSON.parse(data) as Recorded['data'];
    log.push({
      ...{ stream, revision, position, id, type, commandId, correlationId, causationId },
      ...{ textKeys: sealedTextKeys(said), data: said },
    });
  }
  return { log, others };
}
