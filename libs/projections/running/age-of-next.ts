import { type EventStore, type Position } from '#event-store';

/**
 * Tells, of positions in a log, the age in seconds of the first event after each; 0 when there is none. Projections mostly
 * stand at the same place: the log is read once for each.
 */
export function agesOfNext(store: EventStore, head: Position): (after: Position) => Promise<number> {
  const ages = new Map<Position, Promise<number>>();
  return (after) => {
    if (after >= head) return Promise.resolve(0);
    const age = ages.get(after) ?? ageOfNext(store, after);
    ages.set(after, age);
    return age;
  };
}

async function ageOfNext(store: EventStore, after: Position): Promise<number> {
  for await (const { recordedAt } of store.readAll({ after, limit: 1 }))
    return Math.max(0, (Date.now() - recordedAt.getTime()) / 1000);
  return 0;
}
