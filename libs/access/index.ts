export * from './access.module.js';
export { accessMigrations } from './migrations/index.js';
export * from './people/people.js';
export * from './people/person.body.js';
export * from './reads/read-log.js';
export * from './reads/recorded-read.body.js';
export * from './service-accounts/service-account.body.js';
export * from './service-accounts/service-accounts.js';
