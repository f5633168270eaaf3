export { ConsoleModule } from './console.module.js';
export { type ApiAddresses } from './api/api.js';
export { type TellApis } from './visit/visits.js';
export { STYLESHEET_ADDRESS } from './assets.js';
export { html } from './html/html.js';
