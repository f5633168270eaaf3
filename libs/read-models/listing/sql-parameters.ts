/** Collects the values of a query; each becomes a numbered placeholder, so that none is ever written into the SQL. */
export class SqlParameters {
  readonly values: unknown[] = [];
  readonly #repeated = new Map<string, string>();

  /** Placeholder of a value: `$1`, `$2`… */
  add = (value: unknown): string => `$${this.values.push(value)}`;

  /** Placeholder of a value that a query holds in several places, with its type: `$1::date`, the same each time. */
  once = (value: string, type: string): string => {
    const known = this.#repeated.get(`${type} ${value}`);
    if (known) return known;
    const placeholder = `${this.add(value)}::${type}`;
    this.#repeated.set(`${type} ${value}`, placeholder);
    return placeholder;
  };
}
