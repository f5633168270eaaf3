import { type Aggregate, type Command } from '../kernel/aggregate.js';
import { type DomainEvent } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { evolveWith, foldHistory, historyOf } from '../kernel/history.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { sameContent } from '../kernel/same-content.js';
import { type IndicatorCommands } from './agree-and-measure.js';
import { findIndicator, versionInUse, type Measurement } from './evaluation.js';
import { type Partnership } from './partnership-state.js';

type Measured = Omit<IndicatorCommands['record-measurement'], 'indicatorId'>;

/** A row of a table of measurements. */
export interface MeasurementRow extends Measured {
  /** The indicator's id, or its name in the version in use. */
  readonly indicator: string;
  /** Day of the measure; absent, the command's. */
  readonly occurredOn?: string | undefined;
}

export interface RowCommands {
  'record-measurements': { readonly rows: readonly MeasurementRow[] };
}

/** What becomes of a row: recorded, there already, or refused by a rule. */
export type JudgedRow =
  | { readonly verdict: 'recorded'; readonly event: DomainEvent }
  | { readonly verdict: 'unchanged' }
  | { readonly verdict: 'refused'; readonly violation: RuleViolation };

type Rows = Command<'record-measurements', RowCommands['record-measurements']>;

const folded = (name: string): string => name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('fr');

/** @throws RuleViolation INDICATOR_UNKNOWN, INDICATOR_NAME_AMBIGUOUS */
function indicatorNamed({ evaluation }: Partnership, named: string): string {
  const byId = evaluation.indicators.find(({ indicatorId }) => indicatorId === named.trim().toLowerCase());
  if (byId) return byId.indicatorId;
  const [one, another] = evaluation.indicators.filter(
    (indicator) => folded(versionInUse(indicator).definition.name) === folded(named),
  );
  if (another) throw new RuleViolation('INDICATOR_NAME_AMBIGUOUS', { name: named }, 'indicator');
  if (!one) throw new RuleViolation('INDICATOR_UNKNOWN', { indicatorId: named }, 'indicator');
  return one.indicatorId;
}

type Said = Pick<Measurement, 'value' | 'numerator' | 'denominator' | 'period' | 'groups' | 'dataSource'>;
const saidBy = ({ value, numerator, denominator, period, groups, dataSource }: Said): Said => ({
  ...{ value, numerator, denominator, period, groups, dataSource },
});

const measurementsOf = (
  { evaluation }: Partnership,
  indicatorId: string,
  version: number,
): readonly Measurement[] =>
  findIndicator(evaluation, indicatorId)?.versions.find((one) => one.version === version)?.measurements ?? [];

/** Whether the same was measured that day; what was found of a quality is sealed, and is never the same. */
const isThere = (partnership: Partnership, { data }: DomainEvent, occurredOn: string): boolean => {
  const { indicatorId, version, text, ...said } = data as Measurement & {
    readonly indicatorId: string;
    readonly version: number;
  };
  if (text !== null) return false;
  return measurementsOf(partnership, indicatorId, version).some(
    (one) => one.measuredOn === occurredOn && sameContent(saidBy(one), saidBy(said)),
  );
};

/** What two measures of a flow share would count twice, whichever is told first. */
function apartFromLater(known: Partnership, { data }: DomainEvent): void {
  const { indicatorId, version, period } = data as Measured & { indicatorId: string; version: number };
  const measurements = measurementsOf(known, indicatorId, version);
  const met =
    period &&
    measurements.find((one) => one.period && one.period.from <= period.to && one.period.to >= period.from);
  if (met) throw new RuleViolation('PERIOD_OVERLAPS', { ...met.period }, 'period');
}

/**
 * Judges the rows of a table in the order of their days, each as if it were asked alone after those before it that are good:
 * one that is refused keeps no other from being recorded. The history is folded once, whatever the rows.
 */
export function judgeRows(
  partnership: Aggregate<Partnership>,
  recorded: readonly Fact[],
  command: Rows,
): JudgedRow[] {
  const history = historyOf(recorded);
  const whole = foldHistory(partnership, history);
  const days = command.data.rows.map(({ occurredOn }) => occurredOn ?? command.occurredOn);
  const inOrder = [...days.keys()].sort((a, b) =>
    days[a]! < days[b]! ? -1 : days[a]! > days[b]! ? 1 : a - b,
  );
  const judged: JudgedRow[] = [];
  let known = partnership.initial;
  let next = 0;
  for (const index of inOrder) {
    const occurredOn = days[index]!;
    // A stream's first fact counts at any day.
    for (; next < history.length && (next === 0 || history[next]!.occurredOn <= occurredOn); next++)
      known = evolveWith(partnership, known, history[next]!);
    judged[index] = judgedAlone(partnership, { known, whole }, command, {
      ...command.data.rows[index]!,
      occurredOn,
    });
    if (judged[index].verdict === 'recorded')
      known = evolveWith(partnership, known, factOf(judged[index].event, command, occurredOn));
  }
  return judged;
}

/** An event as the fact that it would be; only `known` tells it from the others. */
const factOf = (event: DomainEvent, { datePrecision, actor }: Rows, occurredOn: string): Fact => ({
  ...{ ...event, id: 'row', occurredOn, datePrecision, actor, source: null, position: 0n },
});

function judgedAlone(
  { decide, possible }: Aggregate<Partnership>,
  { known, whole }: { readonly known: Partnership; readonly whole: Partnership },
  command: Rows,
  { indicator, occurredOn, ...measured }: MeasurementRow & { readonly occurredOn: string },
): JudgedRow {
  const { today } = command;
  try {
    if (occurredOn > today) throw new RuleViolation('DATE_IN_FUTURE', { occurredOn, today }, 'occurredOn');
    const data = { ...measured, indicatorId: indicatorNamed(known, indicator) };
    const asked = { ...command, type: 'record-measurement', data, occurredOn };
    const [event] = decide['record-measurement']!(known, asked as never, []);
    if (isThere(known, event!, occurredOn)) return { verdict: 'unchanged' };
    possible[event!.type]!(known, factOf(event!, command, occurredOn) as never);
    apartFromLater(whole, event!);
    return { verdict: 'recorded', event: { ...event!, occurredOn } };
  } catch (violation) {
    if (!(violation instanceof RuleViolation)) throw violation;
    return { verdict: 'refused', violation };
  }
}

/** Decides a table of measurements: the good rows are recorded together, each at its own day. */
export const decideRows = (partnership: () => Aggregate<Partnership>) => ({
  'record-measurements': (_: Partnership, command: Rows, recorded: readonly Fact[]): DomainEvent[] =>
    judgeRows(partnership(), recorded, command).flatMap((row) =>
      row.verdict === 'recorded' ? [row.event] : [],
    ),
});

/** How many rows one table may hold. */
export const MOST_ROWS = 500;
