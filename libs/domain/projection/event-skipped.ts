import { z } from 'zod';
import { defineEvent, eventCatalogue, type DomainEvent } from '../kernel/event.js';
import { personal, personalText } from '../kernel/personal-text.js';

/** Streams of what operators decide about a projection are `projection-<name>`. */
export const PROJECTION = 'projection';

/** One event that a projection leaves out, in this build and in every later one: the log itself says so, and why. */
export const ProjectionEventSkipped = defineEvent({
  type: 'projection.event-skipped',
  summary: {
    fr: 'Un événement qu’une projection ne peut pas lire est laissé de côté par elle, avec le motif.',
    en: 'An event that a projection cannot take in is left out of it, with the reason.',
  },
  schema: z.strictObject({
    projection: z.string().min(1).max(100),
    eventId: z.uuid(),
    /** The stream of the event left out: its key is told again without it. */
    stream: z.string().min(1),
    reason: personalText(),
  }),
});

export const projectionEvents = eventCatalogue(ProjectionEventSkipped);

/** What to record so that a projection leaves an event out; nothing when it does already. */
export function skipEvent(
  alreadySkipped: ReadonlySet<string>,
  skip: {
    readonly projection: string;
    readonly eventId: string;
    readonly stream: string;
    readonly reason: string;
  },
): DomainEvent[] {
  if (alreadySkipped.has(skip.eventId)) return [];
  return [ProjectionEventSkipped.of({ ...skip, reason: personal(skip.reason) })];
}
