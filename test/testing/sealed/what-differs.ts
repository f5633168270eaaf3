import { type Dump } from './whole-dump.js';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const INSTANT = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d(:?\d\d)?)?/g;
const HTTP_DATE = /(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/g;
/** Long runs of base64, base64url or hexadecimal: ciphertext, keys, hashes, tokens. A name in words is none. */
const RUN = /(?:\\\\x|(?<![A-Za-z0-9+/_-]))[A-Za-z0-9+/_-]{22,}={0,2}/g;
/** A name in words, each in one case: a token without a digit is none. */
const WORDS = /^(?:[A-Z]?[a-z]+(?:[-_][A-Z]?[a-z]+)+|[A-Z]+(?:[-_][A-Z]+)+)$/;
/** How long something took, and the port that a run happened to get. */
const DURATION = /"(milliseconds|responseTime|duration)":\d+(\.\d+)?/g;
/** Seconds left until a caller's count begins anew, and calls left until then: of a slow run, those of another minute. */
const COUNT = /(x-ratelimit-(?:reset|remaining)\\?",\\?")\d+/g;
const PORT = /(127\.0\.0\.1|localhost):\d+/g;

const isReadable = (bytes: Buffer): boolean => {
  const printable = bytes.filter((byte) => byte >= 0x20 && byte < 0x7f).length;
  return bytes.length > 8 && printable / bytes.length > 0.95;
};

/** A run is opaque by its length alone, unless it is a text that was merely written in another way. */
function opaque(run: string): string {
  if (WORDS.test(run)) return run;
  const hex = /^(\\\\x)?([0-9a-f]+)$/i.exec(run)?.[2];
  const bytes = hex === undefined ? Buffer.from(run, 'base64') : Buffer.from(hex, 'hex');
  return isReadable(bytes) ? `{${bytes.toString('latin1')}}` : `<${run.length}>`;
}

/** A line without what two runs may differ in: ciphertext, keys, hashes, ids and times, of which the length remains. */
export const seen = (line: string): string =>
  line
    .replace(DURATION, '"$1":0')
    .replace(COUNT, '$1left')
    .replace(PORT, '$1:port')
    .replace(INSTANT, 'instant')
    .replace(HTTP_DATE, 'date')
    .replace(UUID, 'id')
    .replace(RUN, opaque);

/** Where two dumps say different things, with what the one says and the other does not. */
export function whatDiffers(one: Dump, other: Dump): string[] {
  const places = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return places.flatMap((place) => {
    const [a, b] = [one, other].map((dump) => (dump[place] ?? []).map(seen).sort());
    const onlyIn = (lines: string[], others: string[]) => {
      const left = [...others];
      return lines.filter((line) => {
        const at = left.indexOf(line);
        if (at < 0) return true;
        left.splice(at, 1);
        return false;
      });
    };
    const [more, less] = [onlyIn(a!, b!), onlyIn(b!, a!)];
    return Array.from(
      { length: Math.max(more.length, less.length) },
      (_, index) => `${place}: ${aroundTheDifference(more[index] ?? '', less[index] ?? '')}`,
    );
  });
}

function aroundTheDifference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const near = (line: string) => line.slice(Math.max(0, at - 60), at + 60);
  return `${near(one)} | ${near(other)}`;
}

const KEY_BYTES = 32;
/** How many characters a key takes, in each way of writing one. */
const WRITTEN = [
  { runs: /[A-Za-z0-9+/_-]{43,}/g, characters: 43, encoding: 'base64' },
  { runs: /[0-9a-f]{64,}/gi, characters: 64, encoding: 'hex' },
] as const;

/** Whether a key stands anywhere, written in base64, base64url or hexadecimal, within whatever else. */
export function holdsKey(dump: Dump, isKey: (bytes: Buffer) => boolean): boolean {
  const text = Object.values(dump).flat().join('\n');
  return WRITTEN.some(({ runs, characters, encoding }) =>
    [...new Set(text.match(runs))].some((run) => {
      for (let at = 0; at + characters <= run.length; at += 1) {
        const bytes = Buffer.from(run.slice(at, at + characters), encoding);
        if (bytes.length === KEY_BYTES && isKey(bytes)) return true;
      }
      return false;
    }),
  );
}
