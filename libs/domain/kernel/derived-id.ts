import { hash } from 'node:crypto';

/** Root namespace of every id this project derives (a random UUID, fixed for ever). */
const NAMESPACE = Buffer.from('6f0a4a566f0b4f6e9a543c1f0f6f8a11', 'hex');

/** UUIDv5 of parts: the same parts give the same id, so that a retried command names the same things. */
export function derivedId(...parts: readonly (string | number)[]): string {
  const name = Buffer.from(JSON.stringify(parts));
  const digest = hash('sha1', Buffer.concat([NAMESPACE, name]), 'hex');
  // RFC 9562, §5.5: version 5 in the thirteenth digit, variant 10 in the two high bits of the seventeenth.
  const variant = ((parseInt(digest[16]!, 16) & 0b11) | 0b1000).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `5${digest.slice(13, 16)}`,
    variant + digest.slice(17, 20),
    digest.slice(20, 32),
  ].join('-');
}
