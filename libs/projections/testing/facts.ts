import { type Fact } from '#domain';
import { type HistoryEntry } from './random-history.js';

/** The facts of a history as they are recorded, one position each, alliance by alliance. */
export function factsOf(history: readonly HistoryEntry[]): Fact[][] {
  const facts = history.map((entry, position) => ({
    alliance: entry.alliance,
    fact: asFact(entry, position),
  }));
  return [...Map.groupBy(facts, ({ alliance }) => alliance).values()].map((own) =>
    own.map(({ fact }) => fact),
  );
}

const asFact = ({ id, event, occurredOn }: HistoryEntry, position: number): Fact => ({
  id,
  type: event.type,
  data: event.data,
  occurredOn,
  datePrecision: 'day',
  position: BigInt(position),
  actor: { id: 'someone', roles: [], onBehalfOf: null },
  source: null,
});
