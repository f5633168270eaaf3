import { type KeyObject } from 'node:crypto';
import { UnreadableText } from './codec-errors.js';
import { KEY_BYTES, freshBytes, seal, secretKey, unseal } from './text-cipher.js';
import { type TextKeyStore } from './text-keys.js';

/** A key to be: its id, and the event that it serves. */
export interface KeyToKeep {
  readonly keyId: string;
  readonly eventId: string;
}

/** Random keys, kept wrapped by the master key, each committed before what it serves and never written over. */
export class WrappedKeys {
  private readonly masterKey: KeyObject;

  constructor(
    private readonly store: TextKeyStore,
    masterKey: Buffer,
  ) {
    if (masterKey.length !== KEY_BYTES) throw new Error(`the master key must have ${KEY_BYTES} bytes`);
    this.masterKey = secretKey(masterKey);
  }

  /** The keys of these ids, in one call and committed when this resolves: on a retry, the first attempt's. */
  async keep(asked: readonly KeyToKeep[]): Promise<ReadonlyMap<string, KeyObject>> {
    const fresh = asked.map(({ eventId, keyId }) => {
      const key = freshBytes(KEY_BYTES);
      return { eventId, keyId, key, wrapped: seal(key, this.masterKey, keyId) };
    });
    const standing = await this.store.keep(fresh.map(({ key: _, ...kept }) => kept));
    return new Map(
      fresh.map(({ keyId, key, wrapped }) => {
        const kept = standing.get(keyId)!;
        return [keyId, wrapped.equals(kept) ? secretKey(key) : this.unwrap(kept, keyId)];
      }),
    );
  }

  /** The keys among these ids that are still there. @throws UnreadableText where one was altered, or the master key is another */
  async find(keyIds: readonly string[]): Promise<ReadonlyMap<string, KeyObject>> {
    const found = await this.store.find(keyIds);
    return new Map([...found].map(([keyId, wrapped]) => [keyId, this.unwrap(wrapped, keyId)]));
  }

  private unwrap(wrapped: Buffer, keyId: string): KeyObject {
    try {
      return secretKey(unseal(wrapped, this.masterKey, keyId));
    } catch (cause) {
      throw new UnreadableText(keyId, cause);
    }
  }
}
