import { bulkAppend } from '../bulk-append.js';
import {
  BEFORE_ALL,
  EventStoreError,
  type EventStore,
  type Position,
  type StoredEvent,
} from '../event-store.js';
import { borneRecordedAt } from '../recorded-at.js';
import { canonicalEnvelope } from './canonical-envelope.js';
import { LogDigest } from './log-digest.js';
import { sameStreamRuns } from './same-stream-runs.js';

export interface TransferOptions {
  /** Last position of the source that is copied, inclusive. Default: its end as the transfer begins. */
  readonly upTo?: Position;
  readonly onProgress?: (progress: {
    /** `comparing`: what an earlier transfer left in the target; `checking`: the whole target, at the end. */
    readonly step: 'comparing' | 'copying' | 'checking';
    readonly events: number;
  }) => void;
}

export interface Transferred {
  /** Events in both logs. */
  readonly events: number;
  /** Among them, those that an earlier transfer had copied. */
  readonly before: number;
  /** SHA-256 over the canonical envelopes of both, in their order; hexadecimal. */
  readonly digest: string;
}

/** The target holds something else than the beginning of the source: nothing was written. */
export class TargetHoldsAnotherLog extends EventStoreError {
  constructor(readonly at: Pick<StoredEvent, 'stream' | 'revision'>) {
    super(`the target is no copy of the beginning of the source: ${at.stream}, revision ${at.revision}`);
  }
}

/** The copy is not the source: counts or digests differ. */
export class CopyDiffers extends EventStoreError {
  constructor(
    readonly source: Pick<LogDigest, 'events' | 'value'>,
    readonly target: Pick<LogDigest, 'events' | 'value'>,
  ) {
    super(
      `the copy differs: ${source.events} events, digest ${source.value}; ${target.events} events, digest ${target.value}`,
    );
  }
}

const TOLD_EVERY = 1_000;

/**
 * Copies a log from one store to another: streams, revisions, ids, payload bytes and envelopes, in the same order. Each
 * event bears in its metadata when it was first recorded. Only into an empty log, or into one that is the beginning of
 * the same copy: an interrupted transfer goes on where it was. Memory is bounded.
 * @throws TargetHoldsAnotherLog, CopyDiffers; what `bulkAppend` and the stores throw
 */
export async function transferLog(
  from: EventStore,
  to: EventStore,
  { upTo, onProgress = () => undefined }: TransferOptions = {},
): Promise<Transferred> {
  const end = upTo ?? (await from.head());
  const source = new LogDigest();
  const reached = await alreadyCopied(from, to, end, source, onProgress);
  const before = source.events;
  await bulkAppend(to, sameStreamRuns(digested(from.readAll({ after: reached, to: end }), source)), {
    loading: true,
    onProgress: ({ events }) => onProgress({ step: 'copying', events: before + events }),
  });
  const target = new LogDigest();
  for await (const event of to.readAll()) {
    target.add(event);
    if (target.events % TOLD_EVERY === 0) onProgress({ step: 'checking', events: target.events });
  }
  if (source.events !== target.events || source.value !== target.value) throw new CopyDiffers(source, target);
  return { events: source.events, before, digest: source.value };
}

/** How far into the source the target goes. */
async function alreadyCopied(
  from: EventStore,
  to: EventStore,
  end: Position,
  source: LogDigest,
  onProgress: NonNullable<TransferOptions['onProgress']>,
): Promise<Position> {
  let reached = BEFORE_ALL;
  const originals = from.readAll({ to: end })[Symbol.asyncIterator]();
  try {
    for await (const copy of to.readAll()) {
      const { value: original, done } = await originals.next();
      const isCopy =
        !done &&
        borneRecordedAt(copy.metadata) !== undefined &&
        canonicalEnvelope(original) === canonicalEnvelope(copy);
      if (!isCopy) throw new TargetHoldsAnotherLog(copy);
      source.add(original);
      reached = original.position;
      if (source.events % TOLD_EVERY === 0) onProgress({ step: 'comparing', events: source.events });
    }
  } finally {
    await originals.return?.();
  }
  return reached;
}

async function* digested(log: AsyncIterable<StoredEvent>, digest: LogDigest): AsyncGenerator<StoredEvent> {
  for await (const event of log) {
    digest.add(event);
    yield event;
  }
}
