type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' &&
  value !== null &&
  Object.getPrototypeOf(value) === Object.prototype &&
  // What is frozen cannot be looked through: a proxy must give its parts as they are.
  !Object.isFrozen(value);

/** Objects are looked through this deep: a state, and the parts it is made of. */
const DEPTH = 2;

interface Reading {
  readonly object: Plain;
  readonly seen: Plain;
  readonly read: Map<string, unknown>;
  readonly parts: Map<string, Reading>;
  /** Asked of the object as a whole; null: they were not. */
  keys: readonly string[] | null;
}

function reading(object: Plain, depth: number): Reading {
  const read = new Map<string, unknown>();
  const parts = new Map<string, Reading>();
  const seen = new Proxy(object, {
    get(target, name) {
      const value = target[name as string];
      if (typeof name !== 'string') return value;
      const part = parts.get(name);
      if (part) return part.seen;
      if (depth > 1 && isPlain(value)) {
        const within = reading(value, depth - 1);
        parts.set(name, within);
        return within.seen;
      }
      read.set(name, value);
      return value;
    },
    // What is asked of an object as a whole depends on all of it.
    ownKeys(target) {
      told.keys = Object.keys(target);
      for (const name of told.keys) read.set(name, target[name]);
      return Reflect.ownKeys(target);
    },
    has(target, name) {
      if (typeof name === 'string') read.set(name, target[name]);
      return Reflect.has(target, name);
    },
  });
  const told: Reading = { object, seen, read, parts, keys: null };
  return told;
}

function unchanged({ object, read, parts, keys }: Reading, now: unknown): boolean {
  if (now === object) return true;
  if (!isPlain(now) || (keys !== null && Object.keys(now).length !== keys.length)) return false;
  for (const [name, value] of read) if (now[name] !== value) return false;
  for (const [name, part] of parts) if (!unchanged(part, now[name])) return false;
  return true;
}

/**
 * Computes what follows from a state by a pure function, and again only when something has changed that the function
 * has read of it: folds keep the parts of a state that an event does not concern.
 */
export class WhatFollows<State, Result> {
  #last: { readonly reading: Reading | null; readonly state: State; readonly result: Result } | null = null;

  constructor(private readonly compute: (state: State) => Result) {}

  /** The same result, while nothing that it was computed from has changed. */
  of(state: State): Result {
    const last = this.#last;
    if (last && (last.state === state || (last.reading && unchanged(last.reading, state))))
      return last.result;
    const seen = isPlain(state) ? reading(state, DEPTH) : null;
    const result = this.compute((seen?.seen ?? state) as State);
    this.#last = { reading: seen, state, result };
    return result;
  }
}
