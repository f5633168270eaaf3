import { QueryFailedError } from 'typeorm';

/** An event could not be projected: decoding, the fold, the rows, or what PostgreSQL says of the rows. */
export class ProjectionFailed extends Error {
  constructor(cause: unknown) {
    super('the events cannot be projected', { cause });
    this.name = 'ProjectionFailed';
  }
}

/** Runs what a projection declares, or decoding: what it throws is the event's fault, not the machine's. */
export function projecting<Result>(step: () => Result): Result {
  try {
    return step();
  } catch (error) {
    throw new ProjectionFailed(error);
  }
}

/** The checkpoint is not where this runner left it, or the lease is another's: this one's batch was rolled back. */
export class CheckpointMoved extends Error {
  constructor(readonly projection: string) {
    super(`${projection}: its checkpoint or its lease is another runner's`);
    this.name = 'CheckpointMoved';
  }
}

/** Why a projection stopped, as kept in its checkpoint: never a payload. */
export interface StopReason {
  readonly reason: string;
  readonly position: string | null;
  /** The event it stopped at, or the one that the log no longer holds. */
  readonly eventId: string | null;
  readonly eventType: string | null;
}

/** The projection goes no further until someone acts. */
export class ProjectionStopped extends Error {
  constructor(
    readonly projection: string,
    readonly why: StopReason,
    options?: ErrorOptions,
  ) {
    const at = why.position === null ? '' : ` at position ${why.position}`;
    const on = why.eventType === null ? '' : ` on ${why.eventType}`;
    super(`${projection} stopped${at}${on}: ${why.reason}`, options);
    this.name = 'ProjectionStopped';
  }
}

/** The read models did not reach a position within the time given, or have stopped before it. */
export class ProjectionBehind extends Error {
  constructor(
    readonly position: bigint,
    readonly behind: readonly {
      readonly projection: string;
      readonly position: bigint;
      readonly stopped: boolean;
    }[],
  ) {
    super(`position ${position} is not reached by ${behind.map(({ projection }) => projection).join(', ')}`);
    this.name = 'ProjectionBehind';
  }
}

/** SQLSTATE classes that say the rows are wrong, which no waiting mends: data exception, integrity, schema or rights. */
const ROWS_ARE_WRONG = /^(22|23|42)/;

interface PostgresError {
  readonly code?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
}

export const refusesTheRows = (error: unknown): boolean =>
  error instanceof QueryFailedError && ROWS_ARE_WRONG.test((error.driverError as PostgresError).code ?? '');

/** PostgreSQL will not have the rows of a build, or what is to be made of them: which event they follow from is not told. */
export class RowsRefused extends Error {
  constructor(
    /** Where the build's tables are. */
    readonly schema: string,
    cause: unknown,
  ) {
    super(`the rows in ${schema} are refused`, { cause });
    this.name = 'RowsRefused';
  }

  /** The error itself, when it is none of the rows'. */
  static in(schema: string, error: unknown): unknown {
    return refusesTheRows(error) ? new RowsRefused(schema, error) : error;
  }
}

/** Whether the schema or the rights are wrong (SQLSTATE 42): every event would fail alike. */
export const notOneEventsFault = (error: unknown): boolean =>
  error instanceof QueryFailedError && /^42/.test((error.driverError as PostgresError).code ?? '');

/** An error in words that hold no value of the rows: PostgreSQL quotes them in its messages. */
export function inWords(error: unknown): string {
  if (error instanceof QueryFailedError) {
    const { code, table, column, constraint } = error.driverError as PostgresError;
    if (code) return ['PostgreSQL', code, table, column, constraint].filter(Boolean).join(' ');
  }
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : 'unknown error';
}
