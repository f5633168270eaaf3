export * from './alliance.js';
export * from './random-event.js';
export * from './random-life.js';
export * from './story.js';
export * from './told-round.js';
