import { CATEGORIES, DOMAINS, ODD_CODES, STANDINGS, STATUSES } from '#domain';

/** The coded criteria that partnerships are chosen by, each with its codes. */
const CODES = {
  stage: STANDINGS,
  status: STATUSES,
  category: CATEGORIES,
  domain: DOMAINS,
  odd: ODD_CODES,
} as const satisfies Record<string, readonly string[]>;
export type Facet = keyof typeof CODES;

export const FACETS = Object.keys(CODES) as Facet[];

const NAMES = FACETS.flatMap((facet) => CODES[facet].map((code) => ({ facet, code })));

const BITS = Object.fromEntries(
  FACETS.map((facet) => [
    facet,
    new Map(
      NAMES.flatMap((one, bit) => (one.facet === facet ? [[one.code, 1n << BigInt(bit)] as const] : [])),
    ),
  ]),
) as unknown as Readonly<Record<Facet, ReadonlyMap<string, bigint>>>;

/**
 * The codes of a partnership as the bits of one number, a bit a code: what a row holds in place of texts and arrays,
 * fewer than the 53 that a number holds exactly. A code of no list has no bit: nobody can ask for it.
 */
export function facetsOf(codes: Readonly<Partial<Record<Facet, readonly string[]>>>): number {
  let bits = 0n;
  for (const facet of FACETS) for (const code of codes[facet] ?? []) bits |= BITS[facet].get(code) ?? 0n;
  return Number(bits);
}
