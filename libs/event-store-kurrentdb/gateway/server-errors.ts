/** What the server said, or failed to say: the client's many errors, told apart once. */

/** The server's word: asking again changes nothing. */
export class ServerVerdict extends Error {
  protected readonly verdict = true;
}

/** The stream's end is not the expected one; null when there is no stream. Nothing was written. */
export class WrongRevision extends ServerVerdict {
  constructor(readonly actual: number | null) {
    super('wrong expected revision');
  }
}

export class NoSuchStream extends ServerVerdict {}

/** The stream was deleted for good on the server, which the ledger never does. */
export class StreamTombstoned extends ServerVerdict {}

/** Over the server's own limit for one append. Nothing was written. */
export class OverServerLimit extends ServerVerdict {}

/** The position is that of no event. */
export class NoSuchPosition extends ServerVerdict {}

/** The credentials are missing, wrong, or not enough. */
export class NotAllowed extends ServerVerdict {}

/** No answer, or one that leaves the outcome open. `stuck`: the client will not recover by itself. */
export class Unanswered extends Error {
  constructor(
    cause: unknown,
    readonly stuck: boolean,
  ) {
    super(`no answer: ${messageOf(cause)}`, { cause });
  }
}

/** What the client throws: by class a `type`, by gRPC a `code`, and neither where it gives up by itself. */
interface ClientError {
  readonly type?: string;
  readonly code?: number;
  readonly message?: string;
  /** `@eventstore/db-client`, then `@kurrent/kurrentdb-client`: a bigint, or a word for no stream. */
  readonly actualVersion?: unknown;
  readonly actualState?: unknown;
}

const UNAVAILABLE = 14;
const UNAUTHENTICATED = 16;
const PERMISSION_DENIED = 7;
/** A subscription says so itself (code 3); a read says how its own reading failed (code 2). */
const INVALID_POSITION = /invalid position|ReadAllResult: (InvalidPosition|Error)/;
/** After these the client looks for the server, or the leader, by itself. */
const RECOVERS = new Set(['unavailable', 'not-leader']);

/** The client's error as one of ours. Codes are looked at as well as types: some errors bear one only. */
export function told(error: unknown): Error {
  if (error instanceof ServerVerdict || error instanceof Unanswered) return error;
  const { type, code, message = '', ...rest } = fieldsOf(error);
  if (type === 'wrong-expected-version') return new WrongRevision(revisionIn(rest));
  if (type === 'stream-not-found' || type === 'no-stream') return new NoSuchStream();
  if (type === 'stream-deleted') return new StreamTombstoned();
  if (type === 'maximum-append-size-exceeded') return new OverServerLimit();
  if (type === 'access-denied' || code === UNAUTHENTICATED || code === PERMISSION_DENIED)
    return new NotAllowed();
  if (INVALID_POSITION.test(message)) return new NoSuchPosition();
  const recovers = code === UNAVAILABLE || (type !== undefined && RECOVERS.has(type));
  return new Unanswered(error, !recovers);
}

const fieldsOf = (error: unknown): ClientError => {
  if (typeof error !== 'object' || error === null) return { message: String(error) };
  const { type, code, message, actualVersion, actualState } = error as ClientError;
  return { type, code, message, actualVersion, actualState } as ClientError;
};

const revisionIn = ({ actualVersion, actualState }: ClientError): number | null => {
  const actual = actualVersion ?? actualState;
  return typeof actual === 'bigint' ? Number(actual) : null;
};

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
