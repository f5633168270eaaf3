import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

const TAG_BYTES = 16;
const NUMBER_BYTES = 8;
const SALT_BYTES = 8;
/** Cursors are filled up to a multiple of this, so that a number within does not show by its length. */
const CURSOR_STEP_BYTES = 64;

const derived = (secret: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `opaque tokens ${purpose}`, 32));

const bytesOf = (number: bigint): Buffer => {
  const bytes = Buffer.alloc(NUMBER_BYTES);
  bytes.writeBigUInt64BE(number);
  return bytes;
};

/**
 * What stands outside for positions of the log, revisions of streams and places in lists. A position or a revision
 * counts facts, those hidden from the caller too: tokens are of one length per kind, tell no order, and only what was
 * made here is read back. Sealed as in AES-SIV (RFC 5297): a tag over kind and content (HMAC-SHA-256), under which the
 * content is encrypted (AES-256-CTR).
 */
export class OpaqueTokens {
  readonly #tagKey: Buffer;
  readonly #contentKey: Buffer;

  /** @param secret 32 bytes, the same for every process that makes or reads tokens */
  constructor(secret: Buffer) {
    this.#tagKey = derived(secret, 'tag');
    this.#contentKey = derived(secret, 'content');
  }

  /**
   * The same position under another salt is another token: that two answers were given at one position, so that
   * nothing was recorded in between, is not told either.
   * @param salt what makes it the same token each time: the id of what stands at the position; none: a new one each time
   */
  position(position: bigint, salt?: string): string {
    const salted =
      salt === undefined
        ? randomBytes(SALT_BYTES)
        : createHmac('sha256', this.#tagKey).update(`salt ${salt}`).digest().subarray(0, SALT_BYTES);
    // From -1 on: before all events.
    return this.#seal('position', Buffer.concat([bytesOf(position + 1n), salted]));
  }

  /** Null for what was not made here. */
  positionIn(token: string): bigint | null {
    const content = this.#open('position', token);
    return content && content.readBigUInt64BE() - 1n;
  }

  /** @param of id of what the revision is one of: its tokens are no others' */
  revision(revision: number, of: string): string {
    return this.#seal(`revision ${of}`, bytesOf(BigInt(revision)));
  }

  /** Null for what was not made here, or is a revision of something else. */
  revisionIn(token: string, of: string): number | null {
    const content = this.#open(`revision ${of}`, token);
    return content && Number(content.readBigUInt64BE());
  }

  cursor(content: string): string {
    const said = Buffer.from(content);
    const filled = Buffer.alloc(Math.ceil((said.length + 1) / CURSOR_STEP_BYTES) * CURSOR_STEP_BYTES);
    said.copy(filled);
    return this.#seal('cursor', filled);
  }

  /** Null for what was not made here. */
  cursorIn(token: string): string | null {
    const content = this.#open('cursor', token);
    return content && content.toString('utf8').replace(/\0+$/, '');
  }

  #tag(kind: string, content: Buffer): Buffer {
    return createHmac('sha256', this.#tagKey)
      .update(`${kind}\0`)
      .update(content)
      .digest()
      .subarray(0, TAG_BYTES);
  }

  #seal(kind: string, content: Buffer): string {
    const tag = this.#tag(kind, content);
    const sealed = createCipheriv('aes-256-ctr', this.#contentKey, tag).update(content);
    return Buffer.concat([tag, sealed]).toString('base64url');
  }

  #open(kind: string, token: string): Buffer | null {
    const bytes = Buffer.from(token, 'base64url');
    // Other spellings of the same bytes were not made here.
    if (bytes.length <= TAG_BYTES || bytes.toString('base64url') !== token) return null;
    const tag = bytes.subarray(0, TAG_BYTES);
    const content = createDecipheriv('aes-256-ctr', this.#contentKey, tag).update(bytes.subarray(TAG_BYTES));
    return timingSafeEqual(tag, this.#tag(kind, content)) ? content : null;
  }
}
