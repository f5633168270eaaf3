import { createHmac, hash, hkdfSync, timingSafeEqual } from 'node:crypto';
import { invitationIdOf, type Panel, type Round } from '#domain';

const ID_BYTES = 16;
const INDEX_BYTES = 2;
const TAG_BYTES = 30;
/** A token, and after a dot the secret that its holder chose. */
const BORNE = /^([A-Za-z0-9_-]{64})(?:\.([A-Za-z0-9_-]{22,64}))?$/;

/** What a token says: nothing of it is believed before a batch of that round is found that it was made for. */
export interface ClaimedInvitation {
  readonly roundId: string;
  /** It is its batch's n-th, n from 0. */
  readonly index: number;
  /** SHA-256 (hex) of the secret of whoever bears it; null: none. */
  readonly holder: string | null;
  /** Whether it was made here, for that batch. */
  isOf(batchId: string): boolean;
}

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const idOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/**
 * The tokens by which the members of a panel answer without an account. None is stored: a token follows from the
 * invitation and the master key, so that a retry gives the same, and whoever reads the tables alone can make none. Whoever
 * hands them out has them too: the first to answer by one adds a secret of their own (`<token>.<secret>`), without which
 * the sheet is then neither read nor revised.
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

  /** What a token says, with its holder's secret or without; null for what has not the form of one. */
  claimedBy(borne: string): ClaimedInvitation | null {
    const [, token, secret] = BORNE.exec(borne) ?? [];
    if (token === undefined) return null;
    const bytes = Buffer.from(token, 'base64url');
    const roundId = idOf(bytes.subarray(0, ID_BYTES));
    const index = bytes.readUInt16BE(ID_BYTES);
    const tag = bytes.subarray(-TAG_BYTES);
    const holder = secret === undefined ? null : hash('sha256', secret, 'hex');
    return {
      roundId,
      index,
      holder,
      isOf: (batchId) => timingSafeEqual(tag, this.#tag(roundId, batchId, index)),
    };
  }

  #tag(roundId: string, batchId: string, index: number): Buffer {
    return createHmac('sha256', this.#key)
      .update(`${roundId}/${batchId}/${index}`)
      .digest()
      .subarray(0, TAG_BYTES);
  }
}

/** The invitation of a round that a token claims to be, by the batches that were made; null where none is it. */
export function invitationIn(
  { batches }: Pick<Round, 'batches'>,
  claimed: ClaimedInvitation,
): { readonly panel: Panel; readonly invitationId: string } | null {
  const { index } = claimed;
  const batch = batches.find(({ batchId, invitations }) => index < invitations && claimed.isOf(batchId));
  return batch ? { panel: batch.panel, invitationId: invitationIdOf(batch.batchId, index) } : null;
}
