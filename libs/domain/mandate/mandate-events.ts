import { z } from 'zod';
import { businessDate } from '../kernel/business-date.js';
import { defineEvent } from '../kernel/event.js';
import { personalText } from '../kernel/personal-text.js';
import { MANDATE_CAPACITIES, MANDATE_WITHDRAWAL_REASONS } from '../reference/mandates.js';

export const MandateGiven = defineEvent({
  type: 'mandate.given',
  summary: {
    fr: 'Une personne reçoit mandat d’agir au nom de l’organisation, pour un temps.',
    en: 'Somebody is given a mandate to act for the organisation, for a time.',
  },
  schema: z.strictObject({
    mandateId: z.uuid(),
    /** The pseudonymous id under which the person's acts are recorded. */
    personId: z.uuid(),
    capacity: z.enum(MANDATE_CAPACITIES),
    from: businessDate(),
    /** Its last day. */
    until: businessDate(),
  }),
});

export const MandateWithdrawn = defineEvent({
  type: 'mandate.withdrawn',
  summary: {
    fr: 'Un mandat est retiré avant son terme, avec son motif.',
    en: 'A mandate is withdrawn before its term, with its reason.',
  },
  schema: z.strictObject({
    mandateId: z.uuid(),
    reason: z.enum(MANDATE_WITHDRAWAL_REASONS),
    comment: personalText().nullable(),
  }),
});
