import { OpaqueTokens } from '../http/opaque-tokens.js';
import { testConfiguration } from './test-configuration.js';

/** The tokens that an application on a test configuration makes and reads. */
export const TEST_TOKENS = new OpaqueTokens(testConfiguration({}).tokenKey);
