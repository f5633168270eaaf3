import { hash } from 'node:crypto';

/** A choice among values, each as likely as its weight. */
export type Weighted<Value> = readonly (readonly [value: Value, weight: number])[];

/**
 * Chance that always falls the same way for the same parts: each generated history has its own, so that none depends
 * on those before it. (sfc32, seeded with SHA-256.)
 */
export class Chance {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(...parts: readonly (string | number)[]) {
    const seed = hash('sha256', JSON.stringify(parts), 'buffer');
    this.a = seed.readInt32LE(0);
    this.b = seed.readInt32LE(4);
    this.c = seed.readInt32LE(8);
  }

  /** In [0, 1). */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  }

  /** Whether something that happens so often (0 to 1) does. */
  happens(often: number): boolean {
    return this.next() < often;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  oneOf<Value>(values: readonly Value[]): Value {
    return values[Math.floor(this.next() * values.length)]!;
  }

  weighted<Value>(choices: Weighted<Value>): Value {
    let left = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of choices) {
      left -= weight;
      if (left < 0) return value;
    }
    return choices.at(-1)![0];
  }

  /** So many different values, at most as many as there are. */
  some<Value>(values: readonly Value[], count: number): Value[] {
    const left = [...values];
    const taken: Value[] = [];
    while (taken.length < count && left.length > 0) {
      taken.push(...left.splice(Math.floor(this.next() * left.length), 1));
    }
    return taken;
  }
}
