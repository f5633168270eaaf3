export * from './free-port.js';
export * from './test-configuration.js';
export * from './test-issuer.js';
export * from './test-tokens.js';
