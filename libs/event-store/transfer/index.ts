export { canonicalEnvelope } from './canonical-envelope.js';
export { LogDigest } from './log-digest.js';
export * from './transfer-log.js';
