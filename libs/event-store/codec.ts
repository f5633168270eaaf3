import {
  derivedId,
  isClear,
  type ClearText,
  type DomainEvent,
  type EventCatalogue,
  type SealedText,
} from '#domain';
import { canonicalJson } from './canonical-json.js';
import { decode } from './decode-event.js';
import { type EventData, type StoredEvent } from './event-store.js';
import { validated } from './event-validation.js';
import { type EventMetadata, type RecordedEvent } from './recorded-event.js';
import { type TextKeyStore } from './text-keys.js';
import { TextVault, clearTextsIn, replaceTexts, sealedTextsIn } from './text-vault.js';

/** Between what the domain says and what the store keeps: validation, sealing and canonical form on write, upcasting on read. */
export interface Codec {
  /**
   * The events of a command, ready to append: checked against their schemas, personal texts sealed, canonical. The
   * texts' keys are committed when this resolves. The same command encoded again gives the same ids and keys.
   * @throws InvalidEventData, NotCanonical — before any key is kept
   */
  encode(
    stream: string,
    commandId: string,
    events: readonly DomainEvent[],
    metadata: EventMetadata,
  ): Promise<EventData[]>;
  /** A stored event, its data upcast to today's version, personal texts still sealed. @throws CorruptedEvent */
  decode(stored: StoredEvent): RecordedEvent;
  /** The clear texts by key id, all keys loaded in one query; null for a forgotten one. @throws UnreadableText */
  open(texts: readonly SealedText[]): Promise<Map<string, string | null>>;
  /** A response with each sealed text replaced by its clear string, or null when forgotten; one query at most. @throws UnreadableText */
  openAll<T>(value: T): Promise<Opened<T>>;
}

/** A value whose personal texts were opened. */
export type Opened<T> = T extends ClearText | SealedText
  ? string | null
  : T extends readonly (infer Item)[]
    ? Opened<Item>[]
    : T extends Date
      ? T
      : T extends object
        ? { [Key in keyof T]: Opened<T[Key]> }
        : T;

export function createCodec(parts: {
  catalogue: EventCatalogue;
  textKeys: TextKeyStore;
  /** 32 bytes. */
  masterKey: Buffer;
}): Codec {
  const { catalogue } = parts;
  const vault = new TextVault(parts.textKeys, parts.masterKey);
  return {
    async encode(stream, commandId, events, metadata) {
      const envelope = canonicalJson(metadata);
      const checked = events.map((event, index) => {
        const { definition, data } = validated(catalogue, event);
        canonicalJson(data);
        const id = derivedId(commandId, stream, index);
        return { id, definition, data, keyAt: (path: string) => derivedId(id, path) };
      });
      const sealed = await vault.seal(
        checked.flatMap(({ id, data, keyAt }) =>
          clearTextsIn(data).map(({ path, text }) => ({ eventId: id, keyId: keyAt(path), text })),
        ),
      );
      return checked.map(({ id, definition, data, keyAt }) => ({
        id,
        type: definition.type,
        version: definition.version,
        data: canonicalJson(
          replaceTexts(data, (text, path) => (isClear(text) ? sealed.get(keyAt(path)) : text)),
        ),
        metadata: envelope,
      }));
    },
    decode: (stored) => decode(catalogue, stored),
    open: (texts) => vault.open(texts),
    async openAll<T>(value: T) {
      const opened = await vault.open(sealedTextsIn(value));
      return replaceTexts(value, (text) =>
        isClear(text) ? text.$personal : (opened.get(text.$key) ?? null),
      ) as Opened<T>;
    },
  };
}
