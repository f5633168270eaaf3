import { type Caller } from './caller.js';

/** What the keys of programs begin with: told from tokens at a glance, and found by scanners of leaked secrets. */
export const SERVICE_KEY_PREFIX = 'plk_';

/** Who calls with a key, and what the key holds them to. */
export interface KeyHolder {
  readonly caller: Caller;
  readonly readOnly?: boolean;
  /** The one organisation it may act for, null for none; any that a mandate allows when absent. */
  readonly onlyFor?: string | null;
}

/** The keys of programs, wherever they are kept. */
export interface ServiceKeys {
  /** @throws TokenRefused */
  holderOf(key: string): Promise<KeyHolder>;
}

/** `@Inject(SERVICE_KEYS) keys: ServiceKeys`; absent where no key is taken. */
export const SERVICE_KEYS = Symbol('service keys');
