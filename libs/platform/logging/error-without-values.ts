/** An error as the log keeps it: where and what, never the values that PostgreSQL quotes in its messages. */
export interface LoggedError {
  readonly name: string;
  readonly message?: string;
  readonly code?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  readonly stack: string;
  readonly cause?: LoggedError;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const framesOf = (stack: string | undefined): string =>
  (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');

const isFromPostgres = (error: Error): boolean => 'severity' in error || 'driverError' in error;

export function withoutValues(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error, stack: '' };
  const { code, table, column, constraint, driverError } = error as Error & Record<string, unknown>;
  const cause = driverError ?? error.cause;
  return {
    name: error.name,
    ...(!isFromPostgres(error) && { message: error.message }),
    code: textOf(code),
    table: textOf(table),
    column: textOf(column),
    constraint: textOf(constraint),
    stack: framesOf(error.stack),
    ...(cause !== undefined && { cause: withoutValues(cause) }),
  };
}
