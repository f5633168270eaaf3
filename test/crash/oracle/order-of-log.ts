import { type Recorded } from './recorded.js';

/** What is wrong with a log, whoever wrote it: revisions, positions and ids. `log` is in the order of reading. */
export function* faultsOfOrder(log: readonly Recorded[], densePositions: boolean): Generator<string> {
  const ends = new Map<string, number>();
  const ids = new Set<string>();
  let before: bigint | null = null;
  for (const { stream, revision, position, id } of log) {
    const next = (ends.get(stream) ?? -1) + 1;
    if (revision !== next) yield `${stream}: revision ${revision} stands where ${next} belongs`;
    ends.set(stream, revision);
    if (ids.has(id)) yield `${stream}: event ${id} is there twice`;
    ids.add(id);
    if (before !== null && position <= before) yield `position ${position} comes after ${before}`;
    if (densePositions && position !== (before ?? -1n) + 1n)
      yield `position ${position} follows ${before ?? 'nothing'}: a hole`;
    before = position;
  }
}
