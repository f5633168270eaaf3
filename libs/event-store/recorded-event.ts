import { type Fact } from '#domain';
import { type Position } from './event-store.js';

/** The envelope's part that the caller writes, beside what the store adds. Kept lean: about 1 KB an event, all in. */
export interface EventMetadata {
  readonly occurredOn: string;
  /** Absent: `day`. */
  readonly datePrecision?: Fact['datePrecision'];
  readonly actor: Fact['actor'];
  readonly commandId: string;
  /** Keyed fingerprint (HMAC-SHA-256) of the request, so that a key reused for another request is told apart. */
  readonly fingerprint: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly source?: NonNullable<Fact['source']>;
  /**
   * Instant (UTC, whole milliseconds) at which another log recorded the event, which then prevails over this store's own.
   * Written only by a load into a log that holds nothing else (`AppendGroupOptions`).
   */
  readonly recordedAt?: string;
}

/** An event read and decoded: data upcast to today's version (personal texts still sealed), with its whole envelope. */
export interface RecordedEvent extends Fact {
  readonly stream: string;
  readonly revision: number;
  /** Version it was stored under. */
  readonly version: number;
  readonly position: Position;
  readonly recordedAt: Date;
  readonly commandId: string;
  readonly fingerprint: string;
  readonly correlationId: string;
  readonly causationId: string;
  /** False when today's code knows no such event type: the data is as stored. */
  readonly known: boolean;
}
