import { RuleViolation } from '../kernel/rule-violation.js';
import { isSame, sumOf } from './progress.js';
import { fittingValue } from './coherent-terms.js';
import { type Measurement } from './evaluation.js';
import { type IndicatorDefinition } from './indicator-definition.js';

type Measured = Pick<Measurement, 'value' | 'numerator' | 'denominator' | 'text' | 'period' | 'groups'>;
type Counted = Pick<Measured, 'value' | 'numerator' | 'denominator'>;

const COUNTED = ['value', 'numerator', 'denominator'] as const;
type CountedField = (typeof COUNTED)[number];

const countedBy = ({ measure }: IndicatorDefinition): readonly CountedField[] =>
  measure === 'percentage' ? ['numerator', 'denominator'] : measure === 'qualitative' ? [] : ['value'];

/**
 * Whether a measurement says what its indicator measures, and nothing else.
 * @param others the measurements of the same version that stand before it
 * @throws RuleViolation
 */
export function fittingMeasurement(
  definition: IndicatorDefinition,
  measured: Measured,
  occurredOn: string,
  others: readonly Pick<Measurement, 'period'>[],
): void {
  const { measure } = definition;
  fittingFigure(definition, measured, '');
  if (measure === 'qualitative' && measured.text === null)
    throw new RuleViolation('MEASUREMENT_INCOMPLETE', { measure, missing: 'text' }, 'text');
  if (measure !== 'qualitative' && measured.text !== null)
    throw new RuleViolation('MEASUREMENT_FIELD_NOT_OF_KIND', { measure, field: 'text' }, 'text');
  fittingPeriod(definition, measured.period, occurredOn, others);
  fittingGroups(definition, measured);
}

function fittingFigure(definition: IndicatorDefinition, figure: Counted, within: string): void {
  const { measure } = definition;
  const counted = countedBy(definition);
  for (const field of COUNTED) {
    const params = { measure, field, missing: field };
    if (counted.includes(field) && figure[field] === null)
      throw new RuleViolation('MEASUREMENT_INCOMPLETE', params, within + field);
    if (!counted.includes(field) && figure[field] !== null)
      throw new RuleViolation('MEASUREMENT_FIELD_NOT_OF_KIND', params, within + field);
  }
  if (figure.denominator !== null && figure.denominator <= 0)
    throw new RuleViolation(
      'DENOMINATOR_NOT_POSITIVE',
      { denominator: figure.denominator },
      `${within}denominator`,
    );
  if (figure.value !== null)
    fittingValue(definition, figure.value, (code, params) => {
      throw new RuleViolation(code, params, `${within}value`);
    });
}

function fittingPeriod(
  { accumulation, periodFrom, periodTo }: IndicatorDefinition,
  period: Measured['period'],
  occurredOn: string,
  others: readonly Pick<Measurement, 'period'>[],
): void {
  if (accumulation === 'stock') {
    if (period) throw new RuleViolation('PERIOD_ONLY_FOR_FLOW', {}, 'period');
    return;
  }
  if (!period) throw new RuleViolation('FLOW_PERIOD_REQUIRED', {}, 'period');
  const { from, to } = period;
  if (to < from) throw new RuleViolation('PERIOD_REVERSED', { from, to }, 'period/to');
  if (to > occurredOn) throw new RuleViolation('PERIOD_NOT_OVER', { to, occurredOn }, 'period/to');
  if (from < periodFrom || to > periodTo)
    throw new RuleViolation('PERIOD_OUTSIDE_INDICATOR', { from, to, periodFrom, periodTo }, 'period');
  const met = others.find((other) => other.period && other.period.from <= to && other.period.to >= from);
  // What two periods share would count twice.
  if (met) throw new RuleViolation('PERIOD_OVERLAPS', { ...met.period }, 'period');
}

function fittingGroups(definition: IndicatorDefinition, measured: Measured): void {
  const { measure, disaggregation } = definition;
  const { groups } = measured;
  if (groups.length === 0) return;
  if (measure === 'qualitative')
    throw new RuleViolation('MEASUREMENT_FIELD_NOT_OF_KIND', { measure, field: 'groups' }, 'groups');
  const seen = new Set<string>();
  groups.forEach(({ group, ...figure }, index) => {
    if (!disaggregation?.groups.includes(group))
      throw new RuleViolation('GROUP_UNKNOWN', { group }, `groups/${index}/group`);
    if (seen.has(group)) throw new RuleViolation('GROUP_REPEATED', { group }, `groups/${index}/group`);
    seen.add(group);
    fittingFigure(definition, figure, `groups/${index}/`);
  });
  if (measure === 'ordinal') return;
  for (const field of countedBy(definition)) {
    const sum = sumOf(groups.map((group) => group[field]!));
    const whole = measured[field]!;
    if (!isSame(sum, whole)) throw new RuleViolation('GROUPS_DO_NOT_SUM', { field, sum, whole }, 'groups');
  }
}
