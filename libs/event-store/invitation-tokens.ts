import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const ID_BYTES = 16;
const INDEX_BYTES = 2;
const TAG_BYTES = 30;
const TOKEN = /^[A-Za-z0-9_-]{64}$/;

/** What a token says: nothing of it is believed before a batch of that round is found that it was made for. */
export interface ClaimedInvitation {
  readonly roundId: string;
  /** It is its batch's n-th, n from 0. */
  readonly index: number;
  /** Whether it was made here, for that batch. */
  isOf(batchId: string): boolean;
}

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const idOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/**
 * The tokens by which the members of a panel answer without an account. None is stored: a token follows from the
 * invitation and the master key, so that a retry gives the same, and whoever reads the tables alone can make none.
 */
export class InvitationTokens {
  readonly #key: Buffer;

  /** @param masterKey 32 bytes */
  constructor(masterKey: Buffer) {
    this.#key = Buffer.from(hkdfSync('sha256', masterKey, '', 'partnership-ledger panel invitations', 32));
  }

  /** Those of a batch of a round, in their order. */
  tokensOf(roundId: string, batchId: string, invitations: number): string[] {
    return Array.from({ length: invitations }, (_, index) => {
      const place = Buffer.alloc(INDEX_BYTES);
      place.writeUInt16BE(index);
      return Buffer.concat([bytesOf(roundId), place, this.#tag(roundId, batchId, index)]).toString(
        'base64url',
      );
    });
  }

  /** What a token says; null for what has not the form of one. */
  claimedBy(token: string): ClaimedInvitation | null {
    if (!TOKEN.test(token)) return null;
    const bytes = Buffer.from(token, 'base64url');
    const roundId = idOf(bytes.subarray(0, ID_BYTES));
    const index = bytes.readUInt16BE(ID_BYTES);
    const tag = bytes.subarray(-TAG_BYTES);
    return { roundId, index, isOf: (batchId) => timingSafeEqual(tag, this.#tag(roundId, batchId, index)) };
  }

  #tag(roundId: string, batchId: string, index: number): Buffer {
    return createHmac('sha256', this.#key)
      .update(`${roundId}/${batchId}/${index}`)
      .digest()
      .subarray(0, TAG_BYTES);
  }
}
