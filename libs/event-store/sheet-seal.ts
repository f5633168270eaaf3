import { hash, type KeyObject } from 'node:crypto';
import {
  derivedId,
  isClear,
  sheetContentSchema,
  type SealedText,
  type SheetContent,
  type SheetData,
} from '#domain';
import { canonicalJson } from './canonical-json.js';
import { seal, secretKey, unseal } from './text-cipher.js';
import { type TextKeyStore } from './text-keys.js';
import { TextVault } from './text-vault.js';
import { WrappedKeys } from './wrapped-keys.js';

/** Bytes of every sheet under its seal: those of the longest that is taken, so that its length tells nothing. */
export const SHEET_BYTES = 12_288;

/** A sheet as it is stored: ciphertext, and the id of its round's key. */
export type SealedSheet = SheetData['answers'];

/** Which sheet of which round: what its seal is bound to; and the event that it was given by, which its comments' keys derive from. */
export interface SheetPlace {
  readonly roundId: string;
  readonly sheetId: string;
  readonly eventId: string;
}

/** A sheet that its seal has no room for. */
export class SheetTooLong extends Error {
  constructor(readonly bytes: number) {
    super(`${bytes} bytes, where a seal has room for ${SHEET_BYTES}`);
    this.name = 'SheetTooLong';
  }
}

/** A sheet whose ciphertext, key or place is another than it was sealed with. */
export class UnreadableSheet extends Error {
  constructor(
    readonly sheetId: string,
    cause: unknown,
  ) {
    super(`the sheet ${sheetId} cannot be opened`, { cause });
    this.name = 'UnreadableSheet';
  }
}

const nameOf = ({ roundId, sheetId }: SheetPlace): string => `${roundId}/${sheetId}`;

/** By its place among the sheet's comments: an id that named the question would tell, beside the keys, which were commented. */
const commentKeyId = (eventId: string, place: number): string => derivedId(eventId, 'comment', place);
const inOrder = <Value>(byCode: Readonly<Record<string, Value>>): [string, Value][] =>
  Object.entries(byCode).toSorted(([one], [other]) => (one < other ? -1 : 1));

/**
 * The seal of evaluation rounds (docs/adr/0009): every opening of a round has a random key, kept wrapped until the
 * closing event bears it; every sheet is padded to one size and encrypted under it, its comments inside under keys of
 * their own, so that each can be forgotten after closing too.
 */
export class SheetSeal {
  private readonly keys: WrappedKeys;
  private readonly vault: TextVault;

  constructor(textKeys: TextKeyStore, masterKey: Buffer) {
    this.keys = new WrappedKeys(textKeys, masterKey);
    this.vault = new TextVault(this.keys);
  }

  /** The key of an opening, committed when this resolves; the same again for the same event. */
  async keyFor(eventId: string): Promise<{ readonly $key: string; readonly sha256: string }> {
    const keyId = derivedId(eventId, 'round key');
    const key = (await this.keys.keep([{ eventId, keyId }])).get(keyId)!;
    return { $key: keyId, sha256: hash('sha256', key.export(), 'hex') };
  }

  /** The key itself, base64: for the event that closes the round. Null where it is no more. */
  async keyOf(keyId: string): Promise<string | null> {
    const key = (await this.keys.find([keyId])).get(keyId);
    return key ? key.export().toString('base64') : null;
  }

  /** Seals what was answered under the key of an opening. @throws SheetTooLong */
  async seal(content: SheetContent, place: SheetPlace, keyId: string): Promise<SealedSheet> {
    const key = (await this.keys.find([keyId])).get(keyId);
    if (!key) throw new UnreadableSheet(place.sheetId, new Error('the key of the round is no more'));
    const plain = canonicalJson({ ...content, ...(await this.commentsSealed(content, place)) });
    const bytes = Buffer.byteLength(plain);
    if (bytes > SHEET_BYTES) throw new SheetTooLong(bytes);
    // JSON ends where its text does: what pads it is spaces.
    const padded = Buffer.alloc(SHEET_BYTES, ' ');
    padded.write(plain);
    return { $sheet: seal(padded, key, nameOf(place)).toString('base64'), $key: keyId };
  }

  /** A sheet opened under the key that is kept: for its author alone until closing. Null where the key is no more. */
  async open(sheet: SealedSheet, place: SheetPlace): Promise<SheetContent | null> {
    const key = (await this.keys.find([sheet.$key])).get(sheet.$key);
    return key ? opened(sheet, place, key) : null;
  }

  private async commentsSealed(content: SheetContent, { eventId }: SheetPlace) {
    if (content.kind !== 'answers') return {};
    const texts = inOrder(content.comments).map(([code, text], place) => {
      if (!isClear(text)) throw new Error('a comment is sealed once');
      return { code, keyId: commentKeyId(eventId, place), eventId, text };
    });
    const sealed = await this.vault.seal(texts);
    return {
      comments: Object.fromEntries(texts.map(({ code, keyId }) => [code, sealed.get(keyId)!.$sealed])),
    };
  }
}

/**
 * A sheet opened with the key that the closing event bears, its comments still under their own keys: anybody who has the
 * log counts again what was counted.
 * @throws UnreadableSheet
 */
export const openDisclosed = (sheet: SealedSheet, place: SheetPlace, disclosedKey: string): SheetContent =>
  opened(sheet, place, secretKey(Buffer.from(disclosedKey, 'base64')));

function opened({ $sheet }: SealedSheet, place: SheetPlace, key: KeyObject): SheetContent {
  try {
    const plain = JSON.parse(unseal(Buffer.from($sheet, 'base64'), key, nameOf(place)).toString()) as object;
    return sheetContentSchema.parse(
      'comments' in plain ? { ...plain, comments: named(plain, place) } : plain,
    );
  } catch (cause) {
    throw new UnreadableSheet(place.sheetId, cause);
  }
}

const named = (plain: object, { eventId }: SheetPlace): Record<string, SealedText> =>
  Object.fromEntries(
    inOrder((plain as { comments: Record<string, string> }).comments).map(([code, $sealed], place) => [
      code,
      { $sealed, $key: commentKeyId(eventId, place) },
    ]),
  );
