import { type Fact } from '#domain';
import { type BatchWrites } from './batch-writes.js';
import { countsFrom, foldOnto, isLate, type FoldedKey } from './folded-key.js';
import { historyLines, keepsHistory } from './key-history.js';
import { OnwardTable } from './onward-table.js';
import { type Projection } from './projection.js';
import { type StoredKey } from './stored-states.js';
import { factsOf, leftOutOf, type TakenEvent } from './taken-event.js';
import { TallyHistory } from './tally-history.js';

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
  const tables = [...projection.tables.entries()].flatMap(([index, table]) => {
    if (!keepsHistory(table)) return [];
    const lines = historyLines(table, key);
    return [{ index, lines, onward: new OnwardTable(stored ? lines.of(stored.state) : new Map()) }];
  });
  const tallies = projection.tallies.map((tally) => new TallyHistory(tally, key));
  let folded: FoldedKey<State> | null = stored;
  for (const fact of factsOf(taken)) {
    const before = folded;
    const after = foldOnto(projection.fold, before, fact);
    folded = after;
    if (before?.state === after.state) continue;
    const date = countsFrom(after, fact);
    for (const { lines, onward } of tables) onward.goOn(lines.of(after.state), date, fact.position);
    for (const tally of tallies) tally.goOn(before?.state ?? null, after.state, date);
  }
  for (const { index, onward } of tables) writes.onward(index, onward.closings, onward.versions);
  for (const [index, { changes }] of tallies.entries()) writes.tallied(index, changes);
  const leftOut = [...(stored?.leftOut ?? []), ...leftOutOf(taken)];
  writes.folded(key, folded, taken.at(-1)!.event, leftOut);
}
