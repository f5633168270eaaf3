export { type QueryParts } from './parts.js';
export * from './query.module.js';
