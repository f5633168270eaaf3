import { createHash } from 'node:crypto';
import { type StoredEvent } from '../event-store.js';
import { canonicalEnvelope } from './canonical-envelope.js';

/** Running digest of a log in its order: SHA-256 over the canonical envelopes, each preceded by its length. */
export class LogDigest {
  private readonly hash = createHash('sha256');
  events = 0;

  add(event: StoredEvent): void {
    const envelope = Buffer.from(canonicalEnvelope(event));
    this.hash.update(`${envelope.length}\n`).update(envelope);
    this.events += 1;
  }

  /** Hexadecimal; what comes after may still be added. */
  get value(): string {
    return this.hash.copy().digest('hex');
  }
}
