export * from './jar.js';
