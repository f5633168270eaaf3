export { freshStore } from './fresh-store.js';
