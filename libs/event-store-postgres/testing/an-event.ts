import { randomUUID } from 'node:crypto';
import { type EventData } from '#event-store';

export const anEvent = (data: unknown = {}): EventData => ({
  id: randomUUID(),
  type: 'toy.turned',
  version: 1,
  data: JSON.stringify(data),
  metadata: '{}',
});
