import { randomUUID } from 'node:crypto';
import { type EventData } from '#event-store';

/** Bytes of an ordinary event: an evidence with a sealed text of two lines, and its envelope. */
const DATA = JSON.stringify({
  criterion: 'results-on-indicators',
  fileName: null,
  gate: 'experimentation',
  kind: 'text',
  link: null,
  sha256: null,
  text: { $key: '0b9d3f2e-6c7a-5d5e-8f1a-2b3c4d5e6f70', $sealed: 'x'.repeat(240) },
});
const METADATA = JSON.stringify({
  actor: { id: 'b7a1c7de-0f7e-4f0c-9a58-7d1b8f6f2a11', onBehalfOf: null, roles: ['evaluator'] },
  causationId: '5f3c0a52-8d0f-4b0a-9d2e-3a6c8b1f7e90',
  commandId: 'c2a7f1b4-9e3d-5b6a-8c1f-0d2e4f6a8b3c',
  correlationId: '5f3c0a52-8d0f-4b0a-9d2e-3a6c8b1f7e90',
  fingerprint: 'f'.repeat(64),
  occurredOn: '2024-03-01',
});

export const anEvent = (): EventData => ({
  id: randomUUID(),
  type: 'partnership.evidence-brought',
  version: 1,
  data: DATA,
  metadata: METADATA,
});

/** What writes one event at the end of a caller's own stream; each stream gets ten, then the next begins. */
export function streamOf(): { next(): { stream: string; revision: number } } {
  let stream = '';
  let revision = 9;
  return {
    next: () => {
      if (revision === 9) {
        stream = `partnership-${randomUUID()}`;
        revision = -1;
      }
      revision++;
      return { stream, revision };
    },
  };
}
