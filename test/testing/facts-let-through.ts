import { ORGANISATION, PARTNERSHIP, type Viewer } from '#domain';
import { streamName, type RecordedEvent } from '#event-store';
import { type Streams } from './naive-reading.js';
import { letThrough, naiveSight, type NaiveSight } from './naive-sight.js';
import { type FactToRecord } from './random-log.js';

/** Who sees everything: asked of a system that holds only what another sees. */
export const AUDITOR: Viewer = { roles: ['auditor'], organisation: null };

/** How much a viewer sees of each partnership, by the naive rule; those not seen are left out. */
export const naiveSights = (partnerships: Streams, viewer: Viewer): ReadonlyMap<string, NaiveSight> =>
  new Map(
    [...partnerships].flatMap(([id, stream]) => {
      const sight = naiveSight(stream, viewer);
      return sight ? [[id, sight] as const] : [];
    }),
  );

const asRecorded =
  (stream: string) =>
  ({ id, type, data, occurredOn, datePrecision, actor }: RecordedEvent): FactToRecord => ({
    ...{ stream, id, occurredOn, datePrecision, onBehalfOf: actor.onBehalfOf },
    event: { type, data },
  });

interface Told {
  readonly partnerships: Streams;
  readonly organisations: Streams;
  /** Rounds and their sheets, by category. */
  readonly ofRounds?: Readonly<Record<string, Streams>>;
}

/**
 * What is let through of all partnerships and their rounds, in the order in which it was recorded; organisations are
 * everybody's. What is said in a round is its partnership's, and published with none.
 */
export function factsLetThrough(
  { partnerships, organisations, ofRounds = {} }: Told,
  viewer: Viewer,
  isTaken: (sight: NaiveSight) => boolean,
): FactToRecord[] {
  const sights = naiveSights(partnerships, viewer);
  const sightOfRound = (stream: readonly RecordedEvent[]) => {
    const sight = sights.get((stream[0]!.data as { partnershipId: string }).partnershipId);
    return sight && sight.kind !== 'published' && isTaken(sight) ? sight : null;
  };
  const facts = [
    ...Object.entries(ofRounds).flatMap(([category, streams]) =>
      [...streams].flatMap(([id, stream]) => {
        const sight = sightOfRound(stream);
        return (sight ? letThrough(stream, sight) : []).map((event) => ({
          event,
          to: asRecorded(streamName(category, id)),
        }));
      }),
    ),
    ...[...organisations].flatMap(([id, stream]) =>
      stream.map((event) => ({ event, to: asRecorded(streamName(ORGANISATION, id)) })),
    ),
    ...[...sights].flatMap(([id, sight]) =>
      isTaken(sight)
        ? letThrough(partnerships.get(id)!, sight).map((event) => ({
            event,
            to: asRecorded(streamName(PARTNERSHIP, id)),
          }))
        : [],
    ),
  ];
  return facts
    .toSorted((a, b) => (a.event.position < b.event.position ? -1 : 1))
    .map(({ event, to }) => to(event));
}
