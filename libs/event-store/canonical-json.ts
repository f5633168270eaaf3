import { NotCanonical } from './event-store.js';

/**
 * Canonical JSON (RFC 8785) of a plain value: keys sorted by UTF-16 code units, numbers as ECMAScript prints them, no
 * spaces. A member that is undefined is left out, as JSON does.
 * @throws NotCanonical naming the place (a JSON pointer) of what has no one form: a lone surrogate, NaN, an infinite
 * number, undefined in an array, a bigint, a function, an object that is not plain (a Date, a Map), a cycle.
 */
export function canonicalJson(value: unknown): string {
  try {
    return written(value);
  } catch {
    // Whatever it is, the slower walk says what and where.
    if (value === undefined) throw new NotCanonical('');
    refuseWithoutForm(value, '', new Set());
    throw new NotCanonical('');
  }
}

/** Thrown where a value has no form; `refuseWithoutForm` then finds the place. */
const FORMLESS = new Error('no canonical form');

function written(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      if (!Number.isFinite(value)) throw FORMLESS;
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      break;
    default:
      throw FORMLESS;
  }
  if (value === null) return 'null';
  if (Array.isArray(value)) {
    let items = '';
    for (let index = 0; index < value.length; index++)
      items += (index > 0 ? ',' : '') + written(value[index]);
    return `[${items}]`;
  }
  if (!isPlain(value)) throw FORMLESS;
  let members = '';
  for (const key of inOrder(Object.keys(value))) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    members += (members ? ',' : '') + writtenKey(key) + written(member);
  }
  return `{${members}}`;
}

/** Nothing in it to escape, no surrogate: nearly every string. */
const AS_IT_IS = /^[ !#-[\]-\ud7ff]*$/;

function quoted(text: string): string {
  if (AS_IT_IS.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw FORMLESS;
  return JSON.stringify(text);
}

/** By UTF-16 code units, which is how JavaScript compares strings; most objects are written in order already. */
function inOrder(keys: string[]): string[] {
  for (let index = 1; index < keys.length; index++) {
    if (keys[index - 1]! > keys[index]!) return keys.sort();
  }
  return keys;
}

/** The same few keys come again and again. */
const writtenKeys = new Map<string, string>();
const MOST_KEYS = 2_000;

function writtenKey(key: string): string {
  const known = writtenKeys.get(key);
  if (known !== undefined) return known;
  const written = `${quoted(key)}:`;
  if (writtenKeys.size < MOST_KEYS) writtenKeys.set(key, written);
  return written;
}

/** The canonical form of a JSON text: for a store whose client parses and prints what it carries. */
export const canonicalText = (json: string): string => canonicalJson(JSON.parse(json));

/** Path of a member in a JSON pointer (RFC 6901). */
export const pointerTo = (path: string, key: string | number): string =>
  `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

function refuseWithoutForm(value: unknown, path: string, within: Set<object>): void {
  switch (typeof value) {
    case 'boolean':
      return;
    case 'string':
      if (!value.isWellFormed()) throw new NotCanonical(path);
      return;
    case 'number':
      if (!Number.isFinite(value)) throw new NotCanonical(path);
      return;
    case 'object':
      break;
    default:
      throw new NotCanonical(path);
  }
  if (value === null) return;
  if (within.has(value)) throw new NotCanonical(path);
  within.add(value);
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      refuseWithoutForm(value[index], pointerTo(path, index), within);
    }
  } else {
    if (!isPlain(value)) throw new NotCanonical(path);
    for (const [key, member] of Object.entries(value)) {
      if (!key.isWellFormed()) throw new NotCanonical(pointerTo(path, key));
      if (member !== undefined) refuseWithoutForm(member, pointerTo(path, key), within);
    }
  }
  within.delete(value);
}

/** Written `{…}`, in whatever realm: no prototype, or one that is nobody's child. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}
