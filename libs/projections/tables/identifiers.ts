/** A name, qualified or not, as SQL takes any. */
export const quoted = (...identifiers: string[]): string =>
  identifiers.map((identifier) => `"${identifier.replaceAll('"', '""')}"`).join('.');

export const pastOf = (table: string): string => `${table}_past`;
