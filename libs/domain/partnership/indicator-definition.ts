import { z } from 'zod';
import { businessDate } from '../kernel/business-date.js';
import { type Upcaster } from '../kernel/event.js';
import { EVALUATED_OBJECTS, INDICATOR_DIRECTIONS, SUB_IMPACTS } from '../reference/impacts.js';
import { ACCUMULATIONS, DISAGGREGATIONS, MEASURE_KINDS } from '../reference/measures.js';

/** A measured or aimed-at quantity. */
export const quantity = z.number().min(-1e15).max(1e15);

/**
 * What an indicator measures, agreed as a whole: changing its definition or target makes a new version. Baseline, target and
 * tolerance are in the unit; of a percentage in hundredths, of money in euro cents, of an ordinal scale by rank, 1 being
 * the first label.
 */
export const indicatorDefinitionSchema = z.strictObject({
  /** The impact follows from the sub-impact. */
  subImpact: z.enum(SUB_IMPACTS),
  evaluates: z.enum(EVALUATED_OBJECTS),
  name: z.string().min(1).max(200),
  definition: z.string().min(1).max(2_000),
  unit: z.string().min(1).max(60),
  measure: z.enum(MEASURE_KINDS),
  accumulation: z.enum(ACCUMULATIONS),
  /** Labels of an ordinal scale, the lowest first. */
  scale: z.array(z.string().min(1).max(60)).min(2).max(11).nullable(),
  direction: z.enum(INDICATOR_DIRECTIONS),
  baseline: quantity.nullable(),
  target: quantity.nullable(),
  /** For a "maintain" indicator: how far from the target the measure may be and still be met. */
  tolerance: z.number().nonnegative().max(1e15).nullable(),
  /** The groups that each measure may be told apart by. */
  disaggregation: z
    .strictObject({
      by: z.enum(DISAGGREGATIONS),
      groups: z.array(z.string().min(1).max(100)).min(1).max(50),
    })
    .nullable(),
  /** The version of the shared library that it is an instance of. */
  shared: z.strictObject({ sharedIndicatorId: z.uuid(), version: z.int().positive() }).nullable(),
  periodFrom: businessDate(),
  periodTo: businessDate(),
  method: z.string().max(2_000),
  dataSource: z.string().max(500),
});
export type IndicatorDefinition = z.output<typeof indicatorDefinitionSchema>;

/** What the first definitions left unsaid: they were numbers, read at a date, whole, and nobody else's. */
export const UNSAID_AT_FIRST = {
  measure: 'number',
  accumulation: 'stock',
  scale: null,
  disaggregation: null,
  shared: null,
} as const;

/** Of an event that holds a definition of the first version. */
export const definitionOfTwo: Upcaster = (data) => ({
  ...data,
  definition: { ...(data.definition as object), ...UNSAID_AT_FIRST },
});
