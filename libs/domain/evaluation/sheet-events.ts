import { z } from 'zod';
import { defineEvent } from '../kernel/event.js';
import { PANELS } from '../reference/viewpoints.js';

/** Who gives a sheet: somebody for a party, a member of a panel by invitation, or the evaluator with a panel's counts. */
export const respondentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('party'), organisationId: z.uuid() }),
  z.strictObject({ kind: z.literal('panel-member'), panel: z.enum(PANELS), invitationId: z.uuid() }),
  z.strictObject({ kind: z.literal('panel-counts'), panel: z.enum(PANELS) }),
]);
export type Respondent = z.output<typeof respondentSchema>;

/** A sheet, sealed until its round closes; its latest version counts. */
export const SheetGiven = defineEvent({
  type: 'sheet.given',
  summary: {
    fr: 'Des réponses sont données, scellées jusqu’à la clôture.',
    en: 'Answers are given, sealed until closing.',
  },
  schema: z.strictObject({
    roundId: z.uuid(),
    partnershipId: z.uuid(),
    /** The opening of the round under whose key it is sealed. */
    opening: z.int().positive(),
    respondent: respondentSchema,
    /** The content (`SheetContent`), padded to a fixed size and encrypted (AES-256-GCM, base64) under the round's key. */
    answers: z.strictObject({ $sheet: z.string().min(1), $key: z.uuid() }),
  }),
});
