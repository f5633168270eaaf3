export * from './event-store.js';
export * from './recorded-event.js';
export * from './text-keys.js';
