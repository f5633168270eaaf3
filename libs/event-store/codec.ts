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
import { TextVault, clearTextsIn, replaceTexts, sealedTextsIn, type TextToSeal } from './text-vault.js';
import { WrappedKeys } from './wrapped-keys.js';

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
  /**
   * The same for many commands at once, whose texts' keys are then kept together: the events of each, in order. Nothing
   * is kept when one of them is refused.
   */
  encodeAll(commands: readonly RecordedCommand[]): Promise<EventData[][]>;
  /** A stored event, its data upcast to today's version, personal texts still sealed. @throws CorruptedEvent */
  decode(stored: StoredEvent): RecordedEvent;
  /** The clear texts by key id, all keys loaded in one query; null for a forgotten one. @throws UnreadableText */
  open(texts: readonly SealedText[]): Promise<Map<string, string | null>>;
  /** A response with each sealed text replaced by its clear string, or null when forgotten; one query at most. @throws UnreadableText */
  openAll<T>(value: T): Promise<Opened<T>>;
}

/** A command that was decided: its events, about to be written. */
export interface RecordedCommand {
  readonly stream: string;
  readonly commandId: string;
  readonly events: readonly DomainEvent[];
  readonly metadata: EventMetadata;
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
  const vault = new TextVault(new WrappedKeys(parts.textKeys, parts.masterKey));
  const encodeAll = async (commands: readonly RecordedCommand[]): Promise<EventData[][]> => {
    const checked = commands.map((command) => ({
      events: command.events.map((event, index) => checkedEvent(catalogue, command, event, index)),
      metadata: canonicalJson(command.metadata),
    }));
    const sealed = await vault.seal(checked.flatMap(({ events }) => events.flatMap(({ texts }) => texts)));
    return checked.map(({ events, metadata }) =>
      events.map(({ id, definition: { type, version }, data, json, texts, metadata: own }) => ({
        id,
        type,
        version,
        metadata: own ?? metadata,
        data: texts.length === 0 ? json : canonicalJson(withSealed(data, texts, sealed)),
      })),
    );
  };
  return {
    encode: async (stream, commandId, events, metadata) =>
      (await encodeAll([{ stream, commandId, events, metadata }]))[0]!,
    encodeAll,
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

/** A text with its place in its event's data, a JSON pointer. */
interface TextAt extends TextToSeal {
  readonly path: string;
}

/** An event with its id, checked and canonical but for its texts, which are still to be sealed. */
function checkedEvent(
  catalogue: EventCatalogue,
  { commandId, stream, metadata }: RecordedCommand,
  event: DomainEvent,
  index: number,
) {
  const { definition, data } = validated(catalogue, event);
  const id = derivedId(commandId, stream, index);
  const json = canonicalJson(data);
  // Most events hold no text: their JSON, at hand, tells faster than they do.
  const texts = !json.includes('"$personal":')
    ? []
    : clearTextsIn(data).map(({ path, text }): TextAt => ({
        eventId: id,
        keyId: derivedId(id, path),
        text,
        path,
      }));
  // An event of another day than its command's says so itself.
  const own = event.occurredOn && canonicalJson({ ...metadata, occurredOn: event.occurredOn });
  return { id, definition, data, json, texts, metadata: own };
}

const withSealed = (
  data: unknown,
  texts: readonly TextAt[],
  sealed: ReadonlyMap<string, SealedText>,
): unknown => {
  const keyIds = new Map(texts.map(({ path, keyId }) => [path, keyId]));
  return replaceTexts(data, (text, path) => (isClear(text) ? sealed.get(keyIds.get(path)!) : text));
};
