/** SQLSTATE: no such table, schema, column or function. */
const MISSING = new Set(['42P01', '3F000', '42703', '42883']);

/** Whether an error says that the database's schema is not (or not any more) what this release needs. */
export function isSchemaMissing(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'driverError' in cause ? (cause.driverError as { code?: unknown }).code : undefined;
    if ([code, 'code' in cause ? cause.code : undefined].some((one) => MISSING.has(String(one)))) return true;
  }
  return false;
}

export const MIGRATE_FIRST = {
  fr: 'Le schéma de la base n’est pas celui que cette version attend : lancez d’abord « npm run migrate ».',
  en: 'The database’s schema is not what this release needs: run “npm run migrate” first.',
} as const;
