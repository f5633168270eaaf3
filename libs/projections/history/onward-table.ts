import { type Closing } from '../tables/table-writer.js';
import { type RowVersion } from './row-version.js';
import { type Lines } from './table-history.js';

interface Open {
  readonly line: string;
  /** Null: it is stored already. */
  readonly since: { readonly validFrom: string; readonly knownFrom: bigint } | null;
}

/** What facts that come last change in the stored versions of one key's rows in one table. */
export class OnwardTable {
  readonly #open: Map<string, Open>;
  /** Stored versions that are superseded. */
  readonly closings: Closing[] = [];
  readonly #superseded: RowVersion[] = [];

  #last: Lines;

  /** @param stored the key's current rows, as they follow from the state that is stored */
  constructor(stored: Lines) {
    this.#last = stored;
    this.#open = new Map([...stored].map(([identity, line]) => [identity, { line, since: null }]));
  }

  /** From `date` on, as known from `position`, the rows are these. */
  goOn(lines: Lines, date: string, position: bigint): void {
    if (lines === this.#last) return;
    this.#last = lines;
    for (const [identity, { line, since }] of this.#open) {
      if (lines.get(identity) === line) continue;
      this.#open.delete(identity);
      const end = { validTo: date, endKnownFrom: position };
      if (since) this.#superseded.push({ line, ...since, ...end, knownTo: null });
      else this.closings.push({ identity, ...end });
    }
    for (const [identity, line] of lines) {
      if (!this.#open.has(identity))
        this.#open.set(identity, { line, since: { validFrom: date, knownFrom: position } });
    }
  }

  /** Versions that are not stored yet, those superseded meanwhile included. */
  get versions(): RowVersion[] {
    const open = [...this.#open.values()].flatMap(({ line, since }) =>
      since ? [{ line, ...since, validTo: null, endKnownFrom: null, knownTo: null }] : [],
    );
    return [...this.#superseded, ...open];
  }
}
