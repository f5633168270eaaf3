export { KurrentDouble } from './double/kurrent-double.js';
export { freshStore } from './fresh-store.js';
export { realServers, type RealServer } from './real-servers.js';
