import { type KeyObject } from 'node:crypto';
import { isClear, isSealed, type ClearText, type SealedText } from '#domain';
import { pointerTo } from './canonical-json.js';
import { UnreadableText } from './codec-errors.js';
import { seal, unseal } from './text-cipher.js';
import { type KeyToKeep, type WrappedKeys } from './wrapped-keys.js';

/** A personal text about to be sealed: the event it belongs to, and the key it gets. */
export interface TextToSeal extends KeyToKeep {
  readonly text: ClearText;
}

/** Seals personal texts, each under its own random key wrapped by the master key, and opens them. */
export class TextVault {
  constructor(private readonly keys: WrappedKeys) {}

  /**
   * Keeps the texts' keys, in one call and committed when this resolves, then seals each text under the key that
   * stands: on a retry, the first attempt's. The sealed texts, by key id.
   */
  async seal(texts: readonly TextToSeal[]): Promise<ReadonlyMap<string, SealedText>> {
    if (texts.length === 0) return new Map();
    const keys = await this.keys.keep(texts);
    return new Map(
      texts.map(({ keyId, text }) => [
        keyId,
        {
          $sealed: seal(Buffer.from(text.$personal), keys.get(keyId)!, keyId).toString('base64'),
          $key: keyId,
        },
      ]),
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
      const key = keys.get($key);
      opened.set($key, key ? this.read($sealed, key, $key) : null);
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
  const copy = copyOf(value) as Record<string, unknown>;
  for (const [key, , after] of changed) copy[key] = after;
  return copy;
}

function copyOf(value: object): object {
  if (Array.isArray(value)) return [...(value as unknown[])];
  const prototype = Object.getPrototypeOf(value) as object | null;
  // Nearly all are plain, and copied far sooner so.
  return prototype === Object.prototype
    ? { ...value }
    : Object.assign(Object.create(prototype) as object, value);
}

/** The members of an object or an array that may hold a text; none of bytes, whose members are numbers. */
function branches(value: unknown): [string, object][] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  return Object.entries(value).filter(
    (entry): entry is [string, object] => typeof entry[1] === 'object' && entry[1] !== null,
  );
}
