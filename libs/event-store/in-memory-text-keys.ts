import { type InMemoryEventStore } from './in-memory-event-store.js';
import { type TextKey, type TextKeyStore } from './text-keys.js';

/** Keys in memory, beside an in-memory log: for tests, and for nothing that must last. */
export class InMemoryTextKeyStore implements TextKeyStore {
  private readonly kept = new Map<string, { wrapped: Buffer; eventId: string; keptAt: Date }>();

  constructor(private readonly log: InMemoryEventStore) {}

  keep(keys: readonly (TextKey & { readonly eventId: string })[]): Promise<ReadonlyMap<string, Buffer>> {
    for (const { keyId, eventId, wrapped } of keys) {
      this.kept.set(keyId, {
        wrapped: this.kept.get(keyId)?.wrapped ?? wrapped,
        eventId,
        keptAt: new Date(),
      });
    }
    return this.find(keys.map(({ keyId }) => keyId));
  }

  find(keyIds: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    const found = keyIds.filter((keyId) => this.kept.has(keyId));
    return Promise.resolve(new Map(found.map((keyId) => [keyId, this.kept.get(keyId)!.wrapped])));
  }

  sweepOrphans(olderThan: Date): Promise<number> {
    const orphans = [...this.kept].filter(
      ([, { eventId, keptAt }]) => keptAt < olderThan && !this.log.holds(eventId),
    );
    for (const [keyId] of orphans) this.kept.delete(keyId);
    return Promise.resolve(orphans.length);
  }
}
