import { z } from 'zod';
import { businessDate } from '../kernel/business-date.js';
import { defineEvent } from '../kernel/event.js';
import { personalText } from '../kernel/personal-text.js';
import { definitionOfTwo, indicatorDefinitionSchema, quantity } from './indicator-definition.js';

const indicator = { indicatorId: z.uuid(), version: z.int().positive() };
/** By the kind of measure: a value, or the numerator and denominator of a percentage. */
const figure = {
  value: quantity.nullable(),
  numerator: quantity.nullable(),
  denominator: quantity.nullable(),
};
const proposal = { ...indicator, definition: indicatorDefinitionSchema, replyBy: businessDate() };

export const IndicatorProposed = defineEvent({
  type: 'partnership.indicator-proposed',
  summary: { fr: 'Un indicateur est proposé aux parties.', en: 'An indicator is proposed to the parties.' },
  schema: z.strictObject(proposal),
  upcasters: [definitionOfTwo],
});

export const IndicatorRevised = defineEvent({
  type: 'partnership.indicator-revised',
  summary: {
    fr: 'Une nouvelle version d’un indicateur est proposée.',
    en: 'A new version of an indicator is proposed.',
  },
  schema: z.strictObject({
    ...proposal,
    /** The refusal (a fact) whose counter-proposal it takes up. */
    adopts: z.uuid().nullable(),
  }),
  upcasters: [(data) => ({ ...definitionOfTwo(data), adopts: null })],
});

export const IndicatorAccepted = defineEvent({
  type: 'partnership.indicator-accepted',
  summary: {
    fr: 'Une partie accepte une version d’un indicateur.',
    en: 'A party accepts a version of an indicator.',
  },
  schema: z.strictObject({ ...indicator, organisationId: z.uuid() }),
});

export const IndicatorRefused = defineEvent({
  type: 'partnership.indicator-refused',
  summary: {
    fr: 'Une partie refuse une version d’un indicateur, avec son motif et peut-être une contre-proposition.',
    en: 'A party refuses a version of an indicator, with its reason and perhaps a counter-proposal.',
  },
  schema: z.strictObject({
    ...indicator,
    organisationId: z.uuid(),
    reason: personalText(),
    counterProposal: indicatorDefinitionSchema.nullable(),
  }),
});

/** An agreement made before the ledger, as its document states it. */
export const IndicatorAgreementTranscribed = defineEvent({
  type: 'partnership.indicator-agreement-transcribed',
  summary: {
    fr: 'Un accord ancien sur un indicateur est transcrit du document qui en fait foi.',
    en: 'An earlier agreement on an indicator is transcribed from the document that states it.',
  },
  schema: z.strictObject({
    ...indicator,
    definition: indicatorDefinitionSchema,
    /** The parties that the document says agreed. */
    organisationIds: z.array(z.uuid()).min(1).max(100),
  }),
});

export const IndicatorSilencePassedOver = defineEvent({
  type: 'partnership.indicator-silence-passed-over',
  summary: {
    fr: 'Passé le délai de réponse, le silence de parties est constaté et l’on passe outre, avec un motif.',
    en: 'Past the reply date, the silence of parties is recorded and passed over, with a reason.',
  },
  schema: z.strictObject({
    ...indicator,
    organisationIds: z.array(z.uuid()).min(1),
    justification: personalText(),
  }),
});

export const MeasurementRecorded = defineEvent({
  type: 'partnership.measurement-recorded',
  summary: { fr: 'Une mesure d’un indicateur est relevée.', en: 'An indicator is measured.' },
  schema: z.strictObject({
    ...indicator,
    /** A number, euro cents, or a rank on the scale. */
    ...figure,
    /** What is found of a quality. */
    text: personalText().nullable(),
    /** What a flow was measured over, both days included. */
    period: z.strictObject({ from: businessDate(), to: businessDate() }).nullable(),
    /** The same told apart by group. */
    groups: z.array(z.strictObject({ group: z.string().min(1).max(100), ...figure })).max(50),
    dataSource: z.string().min(1).max(500),
    comment: personalText().nullable(),
  }),
  upcasters: [
    (data) => ({ ...data, numerator: null, denominator: null, text: null, period: null, groups: [] }),
  ],
});
