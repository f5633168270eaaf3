import { z } from 'zod';
import { personalText } from '../kernel/personal-text.js';
import { NON_MARKS } from '../reference/viewpoints.js';
import { tallySchema } from './round-events.js';

/** A mark on the question's scale (1 is its first), or none. */
export const answerSchema = z.union([z.int().positive(), z.enum(NON_MARKS)]);
export type Answer = z.output<typeof answerSchema>;

/** What is inside a sheet's seal: one respondent's answers by question, or a panel's counts by question. */
export const sheetContentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('answers'),
    /** By question code; a question left out was not answered. */
    answers: z.record(z.string(), answerSchema),
    /** SHA-256 (hex) of the secret without which a sheet by invitation is neither read nor revised. */
    holder: z.string().length(64).optional(),
    /** By question code, each under its own key. */
    comments: z.record(z.string(), personalText()),
  }),
  z.strictObject({
    kind: z.literal('counts'),
    /** How many members answered in all. */
    sheets: z.int().positive(),
    counts: z.record(z.string(), tallySchema),
  }),
]);
export type SheetContent = z.output<typeof sheetContentSchema>;
