import { type KeyObject } from 'node:crypto';
import { isClear, isSealed, type ClearText, type SealedText } from '#domain';
import { pointerTo } from './canonical-json.js';
import { UnreadableText } from './codec-errors.js';
import { KEY_BYTES, freshBytes, seal, secretKey, unseal } from './text-cipher.js';
import { type TextKeyStore } from './text-keys.js';

/** A personal text about to be sealed: the event it belongs to, and the key it gets. */
export interface TextToSeal {
  readonly eventId: string;
  readonly keyId: string;
  readonly text: ClearText;
}

/** Seals personal texts, each under its own random key wrapped by the master key, and opens them. */
export class TextVault {
  private readonly masterKey: KeyObject;

  constructor(
    private readonly keys: TextKeyStore,
    masterKey: Buffer,
  ) {
    if (masterKey.length !== KEY_BYTES) throw new Error(`the master key must have ${KEY_BYTES} bytes`);
    this.masterKey = secretKey(masterKey);
  }

  /**
   * Keeps the texts' keys, in one call and committed when this resolves, then seals each text under the key that
   * stands: on a retry, the first attempt's. The sealed texts, by key id.
   */
  async seal(texts: readonly TextToSeal[]): Promise<ReadonlyMap<string, SealedText>> {
    if (texts.length === 0) return new Map();
    const fresh = texts.map(({ eventId, keyId }) => {
      const key = freshBytes(KEY_BYTES);
      return { eventId, keyId, key, wrapped: this.wrap(key, keyId) };
    });
    const standing = await this.keys.keep(fresh.map(({ key: _, ...kept }) => kept));
    return new Map(
      texts.map(({ keyId, text }, index) => {
        const own = fresh[index]!;
        const kept = standing.get(keyId)!;
        const key = own.wrapped.equals(kept) ? secretKey(own.key) : this.unwrap(kept, keyId);
        return [
          keyId,
          { $sealed: seal(Buffer.from(text.$personal), key, keyId).toString('base64'), $key: keyId },
        ];
      }),
    );
  }

  /**
   * The clear texts, by key id, their keys loaded in one query; null where the key is no more (forgotten).
   * @throws UnreadableText when a ciphertext or a key was altered, or the master key is another
   */
  async open(texts: readonly SealedText[]): Promise<Map<string, string | null>> {
    const opened = new Map<string, string | null>();
    if (texts.length === 0) return opened;
    const keys = await this.keys.find([...new Set(texts.map(({ $key }) => $key))]);
    for (const { $sealed, $key } of texts) {
      const wrapped = keys.get($key);
      opened.set($key, wrapped ? this.read($sealed, this.unwrap(wrapped, $key), $key) : null);
    }
    return opened;
  }

  private read(sealed: string, key: KeyObject, keyId: string): string {
    try {
      return unseal(Buffer.from(sealed, 'base64'), key, keyId).toString();
    } catch (cause) {
      throw new UnreadableText(keyId, cause);
    }
  }

  private wrap = (key: Buffer, keyId: string): Buffer => seal(key, this.masterKey, keyId);

  private unwrap(wrapped: Buffer, keyId: string): KeyObject {
    try {
      return secretKey(unseal(wrapped, this.masterKey, keyId));
    } catch (cause) {
      throw new UnreadableText(keyId, cause);
    }
  }
}

/** Every text in clear within a value, with its JSON pointer. */
export function clearTextsIn(
  value: unknown,
  path = '',
): { readonly path: string; readonly text: ClearText }[] {
  if (isClear(value)) return [{ path, text: value }];
  return branches(value).flatMap(([key, member]) => clearTextsIn(member, pointerTo(path, key)));
}

/** Every sealed text within a value. */
export function sealedTextsIn(value: unknown): SealedText[] {
  return isSealed(value) ? [value] : branches(value).flatMap(([, member]) => sealedTextsIn(member));
}

/** The value with its texts, clear or sealed, replaced; what holds none is shared, not copied. */
export function replaceTexts(
  value: unknown,
  replacement: (text: ClearText | SealedText, path: string) => unknown,
  path = '',
): unknown {
  if (isClear(value) || isSealed(value)) return replacement(value, path);
  const changed = branches(value)
    .map(([key, member]) => [key, member, replaceTexts(member, replacement, pointerTo(path, key))] as const)
    .filter(([, before, after]) => before !== after);
  return changed.length === 0 ? value : copyWith(value as object, changed);
}

function copyWith(value: object, changed: readonly (readonly [string, unknown, unknown])[]): object {
  const copy: object = Array.isArray(value)
    ? [...(value as unknown[])]
    : Object.assign(Object.create(Object.getPrototypeOf(value) as object | null) as object, value);
  return Object.assign(copy, Object.fromEntries(changed.map(([key, , after]) => [key, after])));
}

/** The members of an object or an array that may hold a text; none of bytes, whose members are numbers. */
function branches(value: unknown): [string, object][] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  return Object.entries(value).filter(
    (entry): entry is [string, object] => typeof entry[1] === 'object' && entry[1] !== null,
  );
}
