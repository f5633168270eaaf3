export { AccessQueries } from './access/access-queries.module.js';
export { type QueryParts } from './parts.js';
export * from './query.module.js';
