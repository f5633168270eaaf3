import { type Caller } from './caller.js';

/** What the keys of programs begin with: told from tokens at a glance, and found by scanners of leaked secrets. */
export const SERVICE_KEY_PREFIX = 'plk_';

/** Who calls with a key, and whether only to read. */
export interface KeyHolder {
  readonly caller: Caller;
  readonly readOnly: boolean;
}

/** The keys of programs, wherever they are kept. */
export interface ServiceKeys {
  /** @throws TokenRefused */
  holderOf(key: string): Promise<KeyHolder>;
}

/** `@Inject(SERVICE_KEYS) keys: ServiceKeys`; absent where no key is taken. */
export const SERVICE_KEYS = Symbol('service keys');
