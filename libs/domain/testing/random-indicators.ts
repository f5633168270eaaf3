import fc from 'fast-check';
import { addDays, daysBetween } from '../kernel/business-date.js';
import { type IndicatorCommands } from '../partnership/agree-and-measure.js';
import { type IndicatorDefinition } from '../partnership/indicator-definition.js';
import { INDICATOR } from './alliance.js';

const [FIRST_DAY, LAST_DAY, PERIOD] = ['2010-01-01', '2016-12-31', 30];
const SCALE = ['aucune', 'faible', 'moyenne', 'bonne', 'entière'];

/** Every kind of measure, stock or flow, that rises, falls or is to be maintained, aimed at so many. */
const kindsOf = (target: number): readonly Partial<IndicatorDefinition>[] => [
  { target },
  { baseline: 30, target, direction: 'decrease' },
  { baseline: target, target, direction: 'maintain', tolerance: 1 },
  { accumulation: 'flow', baseline: 0, target: 2 * target },
  { measure: 'percentage', unit: '%', baseline: 10, target },
  { measure: 'percentage', unit: '%', accumulation: 'flow', baseline: 60, target, direction: 'decrease' },
  { measure: 'money', unit: 'euros', baseline: 2_000, target: 100 * target },
  { measure: 'money', unit: 'euros', accumulation: 'flow', baseline: 0, target: 200 * target },
  { measure: 'ordinal', scale: SCALE, baseline: 1, target: target - 19 },
  {
    ...{ measure: 'ordinal', scale: SCALE, baseline: 4, target: 4 },
    ...{ direction: 'maintain', tolerance: 1 },
  },
  { measure: 'qualitative', baseline: null, target: null },
];

/** A definition of any kind, of which measures fall on either side of the target. */
export const randomDefinition: fc.Arbitrary<IndicatorDefinition> = fc
  .record({ kind: fc.nat(), target: fc.integer({ min: 21, max: 24 }) })
  .map(({ kind, target }) => {
    const kinds = kindsOf(target);
    return {
      ...{ ...INDICATOR, periodFrom: FIRST_DAY, periodTo: LAST_DAY },
      ...kinds[kind % kinds.length],
    };
  });

type Measured = Omit<IndicatorCommands['record-measurement'], 'indicatorId' | 'dataSource' | 'comment'>;

/** What is measured of a definition on a day, drawn by a number; of a flow over one of the periods just before. */
export function measuredOn(definition: IndicatorDefinition, on: string, drawn: number): Measured {
  const { measure, accumulation } = definition;
  const period = Math.floor(daysBetween(FIRST_DAY, on) / PERIOD) - 1 - (drawn % 3);
  return {
    ...(accumulation === 'flow' && {
      period: {
        from: addDays(FIRST_DAY, PERIOD * period),
        to: addDays(FIRST_DAY, PERIOD * (period + 1) - 1),
      },
    }),
    ...figureOf(measure, drawn),
  };
}

function figureOf(measure: IndicatorDefinition['measure'], drawn: number): Measured {
  switch (measure) {
    case 'number':
      return { value: 19 + (drawn % 8) };
    case 'money':
      return { value: 1_900 + (drawn % 800) };
    case 'ordinal':
      return { value: 1 + (drawn % SCALE.length) };
    case 'percentage':
      return { numerator: drawn % 50, denominator: 50 + 25 * (drawn % 7) };
    case 'qualitative':
      return { text: 'vu sur place' };
  }
}
