const FIRST = 32;
const LARGEST = 1_000;

/** How many events the pages of one reading ask for: few at first, since many readers leave early or read little. */
export function* pageSizes(): Generator<number, never> {
  for (let size = FIRST; ; size = Math.min(size * 6, LARGEST)) yield size;
}
