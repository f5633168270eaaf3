const CONTINUES = 128;

/** Whole numbers as bytes, small ones in few: seven bits a byte, the lowest first, signs folded into the lowest bit. */
export function writeWhole(bytes: number[], value: number): void {
  let rest = value >= 0 ? 2 * value : -2 * value - 1;
  for (; rest >= CONTINUES; rest = Math.floor(rest / CONTINUES)) bytes.push((rest % CONTINUES) + CONTINUES);
  bytes.push(rest);
}

/** Reads what `writeWhole` wrote, one number after the other. */
export class WholeNumbers {
  #at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.#at >= this.bytes.length;
  }

  /** @throws RangeError beyond the last */
  byte(): number {
    const byte = this.bytes[this.#at++];
    if (byte === undefined) throw new RangeError('the bytes end within a number');
    return byte;
  }

  next(): number {
    let folded = 0;
    for (let weight = 1; ; weight *= CONTINUES) {
      const byte = this.byte();
      if (byte < CONTINUES) {
        folded += byte * weight;
        return folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
      }
      folded += (byte - CONTINUES) * weight;
    }
  }
}
