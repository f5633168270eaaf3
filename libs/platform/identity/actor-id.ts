import { createHmac } from 'node:crypto';
import { stringify } from 'uuid';

/**
 * The id under which a caller's acts are recorded and logged: a UUIDv8 (RFC 9562 §5.8) from HMAC-SHA-256 of
 * `[issuer, subject]`. Keyed, so that nobody without the key gets from an id to a name, even by trying names.
 */
export function actorIdOf(key: Buffer, issuer: string, subject: string): string {
  const bytes = createHmac('sha256', key)
    .update(JSON.stringify([issuer, subject]))
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return stringify(bytes);
}
