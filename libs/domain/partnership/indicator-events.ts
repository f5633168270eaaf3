import { z } from 'zod';
import { businessDate } from '../kernel/business-date.js';
import { defineEvent } from '../kernel/event.js';
import { personalText } from '../kernel/personal-text.js';
import { EVALUATED_OBJECTS, INDICATOR_DIRECTIONS, SUB_IMPACTS } from '../reference/impacts.js';

const indicator = { indicatorId: z.uuid(), version: z.int().positive() };
const value = z.number().min(-1e15).max(1e15);

/** What an indicator measures, agreed as a whole: changing its definition or target makes a new version. */
export const indicatorDefinitionSchema = z.strictObject({
  /** The impact follows from the sub-impact. */
  subImpact: z.enum(SUB_IMPACTS),
  evaluates: z.enum(EVALUATED_OBJECTS),
  name: z.string().min(1).max(200),
  definition: z.string().min(1).max(2_000),
  unit: z.string().min(1).max(60),
  direction: z.enum(INDICATOR_DIRECTIONS),
  baseline: value.nullable(),
  target: value.nullable(),
  /** For a "maintain" indicator: how far from the target the measure may be and still be met. */
  tolerance: z.number().nonnegative().max(1e15).nullable(),
  periodFrom: businessDate(),
  periodTo: businessDate(),
  method: z.string().max(2_000),
  dataSource: z.string().max(500),
});
export type IndicatorDefinition = z.output<typeof indicatorDefinitionSchema>;

const proposal = { ...indicator, definition: indicatorDefinitionSchema, replyBy: businessDate() };

export const IndicatorProposed = defineEvent({
  type: 'partnership.indicator-proposed',
  summary: { fr: 'Un indicateur est proposé aux parties.', en: 'An indicator is proposed to the parties.' },
  schema: z.strictObject(proposal),
});

export const IndicatorRevised = defineEvent({
  type: 'partnership.indicator-revised',
  summary: {
    fr: 'Une nouvelle version d’un indicateur est proposée.',
    en: 'A new version of an indicator is proposed.',
  },
  schema: z.strictObject(proposal),
});

export const IndicatorAccepted = defineEvent({
  type: 'partnership.indicator-accepted',
  summary: {
    fr: 'Une partie accepte une version d’un indicateur.',
    en: 'A party accepts a version of an indicator.',
  },
  schema: z.strictObject({ ...indicator, organisationId: z.uuid() }),
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
    value,
    dataSource: z.string().min(1).max(500),
    comment: personalText().nullable(),
  }),
});
