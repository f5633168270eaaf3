import { type EntityManager } from 'typeorm';
import { type FoldedKey } from '../history/folded-key.js';
import { type KeyHistory } from '../history/key-history.js';
import { type CurrentTable, type HistoryTable, type LastEvent, type Projection } from '../projection.js';
import { type RowVersion } from '../history/row-version.js';
import { saveStates, type StoredKey } from '../tables/stored-states.js';
import { linesOf } from '../history/table-history.js';
import { shapeOf } from '../tables/table-shape.js';
import { TableWriter, type Closing } from '../tables/table-writer.js';
import { type TallyChanges } from '../history/tally-history.js';
import { addToTally, TallySum } from '../tables/tally-writer.js';
import { keepsHistory } from '../history/what-is-kept.js';

interface HistoryWrites {
  readonly closings: Closing[];
  readonly versions: RowVersion[];
}

/** What the facts of a batch change in a build's tables, gathered key by key and written a table at a time. */
export class BatchWrites<State> {
  readonly #history: ReadonlyMap<unknown, HistoryWrites>;
  readonly #current = new Map<number, string[]>();
  readonly #tallies: readonly TallySum[];
  readonly #states = new Map<string, StoredKey<State> | null>();
  /** Keys of which all that is stored is written anew. */
  readonly #anew: string[] = [];

  constructor(
    private readonly projection: Projection<State>,
    private readonly schema: string,
  ) {
    const kept = projection.tables.filter(keepsHistory);
    this.#history = new Map(kept.map((table) => [table, { closings: [], versions: [] }]));
    this.#tallies = projection.tallies.map(() => new TallySum());
  }

  /** A key's facts came last: its stored versions are gone on from. */
  onward(table: HistoryTable<State>, closings: readonly Closing[], versions: readonly RowVersion[]): void {
    this.#history.get(table)!.closings.push(...closings);
    this.#history.get(table)!.versions.push(...versions);
  }

  /** A key is written anew; `counted` is what it had added to each tally. */
  anew(
    key: string,
    history: KeyHistory<State>,
    counted: readonly TallyChanges[],
    last: LastEvent | null,
    leftOut: readonly string[],
  ): void {
    this.#anew.push(key);
    for (const table of this.projection.tables.filter(keepsHistory))
      this.#history.get(table)!.versions.push(...history.versions(table));
    for (const [index, changes] of counted.entries()) this.#tallies[index]!.add(changes, -1);
    for (const [index, changes] of history.tallied().entries()) this.#tallies[index]!.add(changes);
    if (last) this.folded(key, history.folded, last, leftOut);
    else this.#states.set(key, null);
  }

  tallied(index: number, changes: TallyChanges): void {
    this.#tallies[index]!.add(changes);
  }

  /** What a key has folded to with its last event; null when nothing of it stands. */
  folded(key: string, folded: FoldedKey<State> | null, last: LastEvent, leftOut: readonly string[]): void {
    this.#states.set(
      key,
      folded && {
        state: folded.state,
        startedOn: folded.startedOn,
        lastOccurredOn: folded.lastOccurredOn,
        lastPosition: last.position,
        revision: last.revision,
        leftOut,
      },
    );
    if (!folded) return;
    for (const [index, table] of this.projection.tables.entries()) {
      if (table.history) continue;
      const lines = currentLines(table, key, folded.state, last);
      this.#current.set(index, [...(this.#current.get(index) ?? []), ...lines]);
    }
  }

  async write(manager: EntityManager): Promise<void> {
    const { projection, schema } = this;
    for (const [index, table] of projection.tables.entries()) {
      const writer = new TableWriter(schema, table);
      const forgotten = table.history ? this.#anew : [...this.#states.keys()];
      if (forgotten.length > 0) await writer.forget(manager, forgotten);
      const history = this.#history.get(table);
      if (history) {
        await writer.close(manager, history.closings);
        await writer.addVersions(manager, history.versions);
      } else await writer.addLines(manager, this.#current.get(index) ?? []);
    }
    await saveStates(manager, schema, this.#states);
    for (const [index, { table }] of projection.tallies.entries())
      await addToTally(manager, schema, table, this.#tallies[index]!.changes);
  }
}

export const currentLines = <State>(
  table: CurrentTable<State>,
  key: string,
  state: State,
  last: LastEvent,
): string[] => [...linesOf(shapeOf(table.entity), table.rows(key, state, last)).values()];
