import { readConfiguration, type Configuration } from '../configuration/configuration.js';

const NO_DATABASE = 'postgresql://nobody@127.0.0.1:1/none';

/** A whole configuration for a test, of which it gives what matters to it, in environment variables. */
export const testConfiguration = (environment: Readonly<Record<string, string>>): Configuration =>
  readConfiguration({
    DATABASE_URL: NO_DATABASE,
    DATABASE_OWNER_URL: NO_DATABASE,
    TEXT_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
    FINGERPRINT_KEY: Buffer.alloc(32, 2).toString('base64'),
    OIDC_ISSUER: 'http://127.0.0.1:1',
    HTTP_PORT: '0',
    LOG_LEVEL: 'silent',
    RATE_LIMIT_PER_MINUTE: '100000',
    ...environment,
  });
