import { RuleViolation } from '../kernel/rule-violation.js';
import { type IndicatorDefinition } from './indicator-definition.js';
import { type MeasureKind } from '../reference/measures.js';

/** What can be added up over periods. */
const OF_FLOWS: ReadonlySet<MeasureKind> = new Set(['number', 'percentage', 'money']);

/**
 * The terms of a definition must fit each other: the measure its scale, the direction the side of the baseline on which the
 * target lies.
 * @param field where the definition stands in what is asked
 * @throws RuleViolation
 */
export function coherentTerms(definition: IndicatorDefinition, field: string): void {
  const { direction, baseline, target, periodFrom, periodTo } = definition;
  const refuse = (code: RuleViolation['code'], params: RuleViolation['params'], at: string): never => {
    throw new RuleViolation(code, params, `${field}/${at}`);
  };
  if (periodTo < periodFrom) refuse('PERIOD_REVERSED', { from: periodFrom, to: periodTo }, 'periodTo');
  fittingMeasure(definition, refuse);
  if (baseline === null || target === null) return;
  const actual = target > baseline ? 'increase' : target < baseline ? 'decrease' : 'maintain';
  if (actual !== direction)
    refuse('INDICATOR_DIRECTION_CONTRADICTED', { direction, baseline, target }, 'target');
}

type Refuse = (code: RuleViolation['code'], params: RuleViolation['params'], at: string) => never;

const repeatedIn = (names: readonly string[]): string | undefined =>
  names.find((name, index) => names.indexOf(name) !== index);

function fittingMeasure(definition: IndicatorDefinition, refuse: Refuse): void {
  const { measure, scale, accumulation, disaggregation, tolerance } = definition;
  if (measure === 'ordinal' && scale === null) refuse('SCALE_REQUIRED', {}, 'scale');
  if (measure !== 'ordinal' && scale !== null) refuse('SCALE_ONLY_FOR_ORDINAL', { measure }, 'scale');
  const label = scale && repeatedIn(scale);
  if (label) refuse('SCALE_LABEL_REPEATED', { label }, 'scale');
  if (accumulation === 'flow' && !OF_FLOWS.has(measure))
    refuse('FLOW_NOT_OF_MEASURE', { measure }, 'accumulation');
  const group = disaggregation && repeatedIn(disaggregation.groups);
  if (group) refuse('GROUP_REPEATED', { group }, 'disaggregation/groups');
  for (const term of ['baseline', 'target'] as const) {
    const value = definition[term];
    if (value !== null) fittingValue(definition, value, (code, params) => refuse(code, params, term));
  }
  if (tolerance === null) return;
  if (measure === 'qualitative') refuse('NO_TARGET_FOR_QUALITATIVE', {}, 'tolerance');
  if (measure === 'money' && !Number.isInteger(tolerance))
    refuse('WHOLE_CENTS_REQUIRED', { value: tolerance }, 'tolerance');
}

/** Whether a value is one that the measure can take: whole cents, a rank on the scale, and none of a quality. */
export function fittingValue(
  { measure, scale }: Pick<IndicatorDefinition, 'measure' | 'scale'>,
  value: number,
  refuse: (code: RuleViolation['code'], params: RuleViolation['params']) => never,
): void {
  if (measure === 'qualitative') refuse('NO_TARGET_FOR_QUALITATIVE', {});
  if (measure === 'money' && !Number.isSafeInteger(value)) refuse('WHOLE_CENTS_REQUIRED', { value });
  const most = scale?.length ?? 0;
  if (measure === 'ordinal' && !(Number.isInteger(value) && value >= 1 && value <= most))
    refuse('NOT_ON_SCALE', { value, most });
}
