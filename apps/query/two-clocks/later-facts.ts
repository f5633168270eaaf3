import { PARTNERSHIP } from '#domain';
import { streamName, type Codec, type EventStore, type Position } from '#event-store';
import { laterFactsIn, type ReadHistory } from '#read-models';

/** Facts looked at for one answer at most. */
const MOST_FACTS = 10_000;
const CORRECTIONS: readonly string[] = ['fact.corrected', 'fact.withdrawn'];

interface Closed {
  readonly asOf: string;
  readonly knownAt: Position;
}

/** How many later facts each partnership has; `more` where not all that was recorded was looked at. */
export interface LaterByPartnership {
  readonly counts: ReadonlyMap<string, number>;
  readonly more: boolean;
}

/** The facts of partnerships recorded after a closing that would change what it reports. */
export async function laterFactsOf(
  store: EventStore,
  codec: Codec,
  history: ReadHistory,
  closed: Closed,
): Promise<LaterByPartnership> {
  const counts = new Map<string, number>();
  const corrected = new Set<string>();
  const prefix = streamName(PARTNERSHIP, '');
  let looked = 0;
  for await (const event of store.readAll({ after: closed.knownAt, limit: MOST_FACTS + 1 })) {
    looked += 1;
    if (looked > MOST_FACTS || !event.stream.startsWith(prefix)) continue;
    const id = event.stream.slice(prefix.length);
    if (CORRECTIONS.includes(event.type)) corrected.add(id);
    else if (codec.decode(event).occurredOn <= closed.asOf) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  // What a correction is about, only its stream tells.
  for (const id of corrected) {
    const later = laterFactsIn(await history(PARTNERSHIP, id), closed).length;
    if (later > 0) counts.set(id, later);
    else counts.delete(id);
  }
  return { counts, more: looked > MOST_FACTS };
}
