export * from './migrations/index.js';
export * from './read-models.js';
