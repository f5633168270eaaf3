export { ConsoleModule } from './console.module.js';
export { type ApiBaseUrl } from './visit/visits.js';
