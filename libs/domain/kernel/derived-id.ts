import { hash } from 'node:crypto';

/** Root namespace of every id this project derives (a random UUID, fixed for ever). */
const NAMESPACE = Buffer.from('6f0a4a566f0b4f6e9a543c1f0f6f8a11', 'hex');

/** What is hashed: the namespace, then the name. One buffer for all, since a name is hashed before the next is written. */
const scratch = Buffer.alloc(4_096);
NAMESPACE.copy(scratch);

function bytesOf(name: string): Buffer {
  // A UTF-16 unit takes three bytes of UTF-8 at most.
  if (name.length * 3 > scratch.length - NAMESPACE.length)
    return Buffer.concat([NAMESPACE, Buffer.from(name)]);
  return scratch.subarray(0, NAMESPACE.length + scratch.write(name, NAMESPACE.length));
}

/** UUIDv5 of parts: the same parts give the same id, so that a retried command names the same things. */
export function derivedId(...parts: readonly (string | number)[]): string {
  const digest = hash('sha1', bytesOf(JSON.stringify(parts)), 'hex');
  // RFC 9562, §5.5: version 5 in the thirteenth digit, variant 10 in the two high bits of the seventeenth.
  const variant = '89ab'[parseInt(digest[16]!, 16) & 0b11]!;
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}
