import { z } from 'zod';
import { businessDate } from '../kernel/business-date.js';
import { defineEvent } from '../kernel/event.js';
import { personalText } from '../kernel/personal-text.js';

/**
 * The last event that a closing takes in. Its position is that of the store it was closed on; the event's id and time
 * tell it in any store that the log is copied to.
 */
export const lastKnownSchema = z.strictObject({
  position: z.string().regex(/^\d{1,19}$/),
  eventId: z.uuid(),
  recordedAt: z.iso.datetime(),
});
export type LastKnown = z.output<typeof lastKnownSchema>;

export const ReportClosed = defineEvent({
  type: 'report.closed',
  summary: {
    fr: 'Un arrêté fixe sous un nom les deux horloges des rapports : à quelle date, connu jusqu’où.',
    en: 'A closing fixes both clocks of reports under a name: as of which day, known up to where.',
  },
  schema: z.strictObject({
    name: z.string().min(1).max(200),
    asOf: businessDate(),
    knownAt: lastKnownSchema,
    note: personalText().nullable(),
  }),
});

export const ReportClosingWithdrawn = defineEvent({
  type: 'report.closing-withdrawn',
  summary: {
    fr: 'Un arrêté est retiré, avec son explication ; il reste lisible.',
    en: 'A closing is withdrawn, with an explanation; it can still be read.',
  },
  schema: z.strictObject({ comment: personalText() }),
});
