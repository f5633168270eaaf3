import { type Fact } from '#domain';
import { type BatchWrites } from './batch-writes.js';
import { countsFrom, foldOnto, isLate, type FoldedKey } from '../history/folded-key.js';
import { OnwardTable } from '../history/onward-table.js';
import { type Projection } from '../projection.js';
import { type StoredKey } from '../tables/stored-states.js';
import { factsOf, leftOutOf, type TakenEvent } from '../history/taken-event.js';
import { NO_ITEMS, TallyHistory } from '../history/tally-history.js';
import { WhatIsKept } from '../history/what-is-kept.js';

/** Whether each of a key's new facts, in stored order, comes last in its history. */
export function comeLast(
  folded: Pick<FoldedKey<unknown>, 'lastOccurredOn'> | null,
  facts: readonly Fact[],
): boolean {
  let before = folded;
  for (const fact of facts) {
    if (isLate(fact, before)) return false;
    before = { lastOccurredOn: before ? fact.occurredOn : null };
  }
  return true;
}

/** Goes on from what is stored of a key (null: nothing) with facts that come last in its history. */
export function goOn<State>(
  projection: Projection<State>,
  key: string,
  stored: StoredKey<State> | null,
  taken: readonly TakenEvent[],
  writes: BatchWrites<State>,
): void {
  const what = new WhatIsKept(projection, key);
  let kept = stored && what.of(stored.state, null);
  const tables = what.tables.map((_, index) => new OnwardTable(kept?.lines[index]!.result ?? new Map()));
  const tallies = projection.tallies.map(() => new TallyHistory());
  let folded: FoldedKey<State> | null = stored;
  for (const fact of factsOf(taken)) {
    const before = folded;
    folded = foldOnto(projection.fold, before, fact);
    if (before?.state === folded.state) continue;
    const keptBefore = kept;
    kept = what.of(folded.state, keptBefore);
    const date = countsFrom(folded, fact);
    for (const [index, table] of tables.entries()) table.goOn(kept.lines[index]!.result, date, fact.position);
    for (const [index, tally] of tallies.entries())
      tally.goOn(keptBefore?.items[index]!.result ?? NO_ITEMS, kept.items[index]!.result, date);
  }
  for (const [index, table] of what.tables.entries()) {
    const { closings, versions } = tables[index]!;
    writes.onward(table, closings, versions);
  }
  for (const [index, { changes }] of tallies.entries()) writes.tallied(index, changes);
  const leftOut = [...(stored?.leftOut ?? []), ...leftOutOf(taken)];
  writes.folded(key, folded, taken.at(-1)!.event, leftOut);
}
