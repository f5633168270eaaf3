/** SQLSTATE classes: connection exception, insufficient resources, operator intervention. */
const SQLSTATE = /^(08|53|57)...$/;
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE']);

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** TypeORM lets go of a connection that is lost between two statements, and says so of the next: of a runner, or of a manager. */
const LOST_BETWEEN_STATEMENTS = new Set([
  'QueryRunnerAlreadyReleasedError',
  'QueryRunnerProviderAlreadyReleasedError',
]);

/** Whether an error of `pg`, alone or wrapped by TypeORM, says that the database cannot answer for the moment. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const driver = error instanceof Error && 'driverError' in error ? error.driverError : error;
  const code = codeOf(driver);
  if (typeof code === 'string') return SQLSTATE.test(code) || NETWORK.has(code);
  if (!(driver instanceof Error)) return false;
  return LOST_BETWEEN_STATEMENTS.has(driver.name) || driver.message.startsWith('Connection terminated');
}
