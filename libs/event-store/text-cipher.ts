import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
export const KEY_BYTES = 32;

/** A key for `seal` and `unseal`: made once where it serves often, since ciphers take raw bytes five times more slowly. */
export const secretKey = (bytes: Uint8Array): KeyObject => createSecretKey(bytes);

/** Random bytes are drawn from the system for many keys and nonces at once: each draw costs as much as a cipher. */
const DRAWN_BYTES = 8_192;
let drawn = Buffer.alloc(0);

/** So many random bytes, never given twice. */
export function freshBytes(count: number): Buffer {
  if (drawn.length < count) drawn = randomBytes(DRAWN_BYTES);
  const fresh = Buffer.from(drawn.subarray(0, count));
  drawn = drawn.subarray(count);
  return fresh;
}

/** AES-256-GCM under a fresh nonce, bound to `name` (its additional data): nonce, ciphertext, tag. */
export function seal(plain: Uint8Array, key: KeyObject, name: string): Buffer {
  const nonce = freshBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(name));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `seal` wrote. Throws when the bytes, the key or the name is another. */
export function unseal(sealed: Uint8Array, key: KeyObject, name: string): Buffer {
  const bytes = Buffer.from(sealed);
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new Error('too short to be sealed');
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(name))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}
