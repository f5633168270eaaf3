import { type EventStore, type Position } from '#event-store';

/** Where positions are bytes of a log, or have holes: about as many of them an event. */
const POSITIONS_AN_EVENT = 1_000;

/** How many events a log holds up to a position, inclusive: exact where positions are dense. */
export const eventsAbout = ({ capabilities }: Pick<EventStore, 'capabilities'>, upTo: Position): number =>
  capabilities.densePositions ? Number(upTo) + 1 : Math.ceil(Number(upTo) / POSITIONS_AN_EVENT);
