import { type Row } from '../projection.js';
import { type RowVersion } from './row-version.js';
import { type TableShape } from '../tables/table-shape.js';

/** Rows of one key in one table: by what tells them apart, each in COPY's text format. */
export type Lines = ReadonlyMap<string, string>;

export function linesOf(shape: TableShape, rows: readonly Row[]): Lines {
  const lines = new Map<string, string>();
  for (const row of rows) {
    const { identity, line } = shape.read(row);
    lines.set(identity, line);
  }
  if (lines.size < rows.length)
    throw new Error(`two rows of one key of ${shape.name} have the same primary columns`);
  return lines;
}

interface Open {
  readonly line: string;
  readonly validFrom: string;
  readonly knownFrom: bigint;
}

/** All versions of one key's rows in one table, as its facts come to be known. */
export class TableHistory {
  /** Neither believed nor open any more: nothing changes them. */
  readonly #settled: RowVersion[] = [];
  /** Superseded, and still believed. */
  #closed = new Map<string, RowVersion[]>();
  #open = new Map<string, Open>();
  #last: Lines | null = null;

  /** From `date` on, as known from `position`, the rows are these; later dates have none of their own. */
  goOn(lines: Lines, date: string, position: bigint): void {
    if (lines === this.#last) return;
    this.#last = lines;
    for (const [identity, version] of this.#open) {
      if (lines.get(identity) === version.line) continue;
      this.#open.delete(identity);
      this.#close(identity, { ...version, validTo: date, endKnownFrom: position, knownTo: null });
    }
    for (const [identity, line] of lines) {
      if (!this.#open.has(identity)) this.#open.set(identity, { line, validFrom: date, knownFrom: position });
    }
  }

  /** As known from `position`, the rows were and are these, each from its date on until the next. */
  tellAgain(chain: readonly { readonly from: string; readonly lines: Lines }[], position: bigint): void {
    const told = new TableHistory();
    for (const { from, lines } of chain) told.goOn(lines, from, position);
    this.#last = told.#last;
    const [closed, open] = [this.#closed, this.#open];
    this.#closed = new Map();
    this.#open = new Map();
    for (const [identity, version] of told.#open) {
      const stands = open.get(identity);
      const same = stands?.line === version.line && stands.validFrom === version.validFrom;
      this.#open.set(identity, same ? stands : version);
      if (same) open.delete(identity);
    }
    for (const [identity, versions] of told.#closed) {
      const standing = closed.get(identity) ?? [];
      for (const version of versions) {
        const at = standing.findIndex(
          ({ line, validFrom, validTo }) =>
            line === version.line && validFrom === version.validFrom && validTo === version.validTo,
        );
        this.#close(identity, at < 0 ? version : standing.splice(at, 1)[0]!);
      }
    }
    for (const version of open.values())
      this.#settled.push({ ...version, validTo: null, endKnownFrom: null, knownTo: position });
    for (const versions of closed.values())
      for (const version of versions) this.#settled.push({ ...version, knownTo: position });
  }

  *versions(): Generator<RowVersion> {
    yield* this.#settled;
    for (const versions of this.#closed.values()) yield* versions;
    for (const version of this.#open.values())
      yield { ...version, validTo: null, endKnownFrom: null, knownTo: null };
  }

  #close(identity: string, version: RowVersion): void {
    // Superseded on its own first day: from there on no date shows it, and there is nothing to believe.
    if (version.validTo === version.validFrom) this.#settled.push(version);
    else {
      const versions = this.#closed.get(identity);
      if (versions) versions.push(version);
      else this.#closed.set(identity, [version]);
    }
  }
}
