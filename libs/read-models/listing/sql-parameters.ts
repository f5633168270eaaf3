/** Collects the values of a query; each becomes a numbered placeholder, so that none is ever written into the SQL. */
export class SqlParameters {
  readonly values: unknown[] = [];

  /** Placeholder of a value: `$1`, `$2`… */
  add = (value: unknown): string => `$${this.values.push(value)}`;
}
