import { DATE_PRECISIONS } from '#domain';
import { z } from 'zod';
import { type EventMetadata } from './recorded-event.js';

/** Schema of the stored envelope; members that later versions add are let through. */
export const metadataSchema = z.object({
  occurredOn: z.iso.date(),
  datePrecision: z.enum(DATE_PRECISIONS).optional(),
  actor: z.object({ id: z.string(), roles: z.array(z.string()), onBehalfOf: z.string().nullable() }),
  commandId: z.string(),
  fingerprint: z.string(),
  correlationId: z.string(),
  causationId: z.string(),
  source: z
    .object({
      document: z.string(),
      place: z.string().optional(),
      quote: z.string().optional(),
      date: z.string().optional(),
      sha256: z.string().optional(),
    })
    .optional(),
  recordedAt: z.iso.datetime({ precision: 3 }).optional(),
}) satisfies z.ZodType<EventMetadata>;
