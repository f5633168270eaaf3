import { RuleViolation, type LastKnown } from '#domain';
import { type EventStore, type Position } from '#event-store';

/**
 * The last event of the log up to a position, or of all of it: what a closing takes in.
 * @throws RuleViolation KNOWN_AT_NOT_REACHED, NOTHING_TO_CLOSE
 */
export async function lastKnown(store: EventStore, knownAt: Position | undefined): Promise<LastKnown> {
  if (knownAt !== undefined && knownAt > (await store.head()))
    throw new RuleViolation('KNOWN_AT_NOT_REACHED', {}, 'knownAt');
  const upTo = knownAt === undefined ? {} : { after: knownAt + 1n };
  for await (const { id, position, recordedAt } of store.readAll({
    direction: 'backward',
    limit: 1,
    ...upTo,
  })) {
    return { position: String(position), eventId: id, recordedAt: recordedAt.toISOString() };
  }
  throw new RuleViolation('NOTHING_TO_CLOSE', {}, knownAt === undefined ? undefined : 'knownAt');
}
