import { z } from 'zod';
import { CORRECTION_REASONS } from '../reference/reasons.js';
import { businessDate } from './business-date.js';
import { defineEvent, type EventOf } from './event.js';
import { DATE_PRECISIONS } from './fact.js';
import { personalText } from './personal-text.js';

/** A wrongly dated or wrongly entered fact, replaced. The earlier value stays visible in history. */
export const FactCorrected = defineEvent({
  type: 'fact.corrected',
  summary: {
    fr: 'Un fait mal daté ou mal saisi est corrigé, avec son motif.',
    en: 'A wrongly dated or wrongly entered fact is corrected, with the reason.',
  },
  schema: z.strictObject({
    factId: z.uuid(),
    /** The fact's whole new content, under the type and version it was written with. */
    fact: z.strictObject({
      type: z.string(),
      version: z.int().positive(),
      data: z.record(z.string(), z.unknown()),
    }),
    occurredOn: businessDate(),
    datePrecision: z.enum(DATE_PRECISIONS),
    reason: z.enum(CORRECTION_REASONS),
    comment: personalText(),
  }),
});

/** A fact that never happened, taken out of the history that is folded. */
export const FactWithdrawn = defineEvent({
  type: 'fact.withdrawn',
  summary: {
    fr: 'Un fait saisi à tort est retiré, avec son motif.',
    en: 'A fact entered by mistake is withdrawn, with the reason.',
  },
  schema: z.strictObject({ factId: z.uuid(), reason: z.enum(CORRECTION_REASONS), comment: personalText() }),
});

export type CorrectionEvent = EventOf<typeof FactCorrected> | EventOf<typeof FactWithdrawn>;
