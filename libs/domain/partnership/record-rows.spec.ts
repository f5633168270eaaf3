import fc from 'fast-check';
import { addDays } from '../kernel/business-date.js';
import { type Command } from '../kernel/aggregate.js';
import { derivedId } from '../kernel/derived-id.js';
import { alliance, CARRIER, INDICATOR, type PartnershipStory } from '../testing/alliance.js';
import { findIndicator, versionInUse } from './evaluation.js';
import { partnership } from './partnership.js';
import { judgeRows, type MeasurementRow, type RowCommands } from './record-rows.js';

const story = alliance('2010-01-01');
const indicatorId = derivedId(story.commandId, 'indicator');
const agreed = story.did('2012-01-01', 'transcribe-indicator-agreement', {
  ...{ definition: INDICATOR, organisationIds: [CARRIER] },
});
const row = (said: Partial<MeasurementRow>): MeasurementRow => ({
  ...{ indicator: INDICATOR.name, value: 30, dataSource: 'registre', occurredOn: '2012-06-01' },
  ...said,
});
const asked = (
  told: PartnershipStory,
  rows: readonly MeasurementRow[],
): Command<'record-measurements', RowCommands['record-measurements']> => ({
  ...{ type: 'record-measurements', data: { rows }, occurredOn: '2013-01-01', datePrecision: 'day' },
  ...{ today: '2014-01-01', id: told.commandId, actor: { id: 'p', roles: [], onBehalfOf: null } },
});
const judged = (rows: readonly MeasurementRow[], told = agreed) =>
  judgeRows(partnership, told.facts, asked(told, rows));
const verdicts = (rows: readonly MeasurementRow[], told = agreed) =>
  judged(rows, told).map((one) =>
    one.verdict === 'refused' ? [one.violation.code, one.violation.field] : one.verdict,
  );
const values = (told: PartnershipStory) =>
  versionInUse(findIndicator(told.state().evaluation, indicatorId)!).measurements.map(
    ({ measuredOn, value }) => [measuredOn, value],
  );

describe('A table of measurements', () => {
  it('has a verdict for each row, the good ones recorded each at its day, those refused holding none back', () => {
    const rows = [
      row({}),
      row({ indicator: 'Un autre' }),
      row({ indicator: indicatorId.toUpperCase(), value: 40, occurredOn: '2012-07-01' }),
      row({ indicator: ` ${INDICATOR.name.toUpperCase()} `, value: null }),
      row({ occurredOn: '2014-01-02' }),
      row({ occurredOn: '2011-12-31' }),
      row({ occurredOn: undefined, value: 50 }),
    ];
    expect(verdicts(rows)).toEqual([
      'recorded',
      ['INDICATOR_UNKNOWN', 'indicator'],
      'recorded',
      ['MEASUREMENT_INCOMPLETE', 'value'],
      ['DATE_IN_FUTURE', 'occurredOn'],
      ['INDICATOR_UNKNOWN', 'indicator'],
      'recorded',
    ]);
    expect(
      agreed.records('2013-01-01', 'record-measurements', { rows }, { today: '2014-01-01' }),
    ).toMatchObject([
      { occurredOn: '2012-06-01', data: { indicatorId, version: 1, value: 30 } },
      { occurredOn: '2012-07-01', data: { value: 40 } },
      { occurredOn: '2013-01-01', data: { value: 50 } },
    ]);
  });

  it('does not record what is there, nor twice what it says twice', () => {
    const told = agreed.did('2012-06-01', 'record-measurement', {
      ...{ indicatorId, value: 30, dataSource: 'registre' },
    });
    expect(verdicts([row({}), row({ value: 31 }), row({ value: 31 })], told)).toEqual([
      'unchanged',
      'recorded',
      'unchanged',
    ]);
    expect(agreed.records('2013-01-01', 'record-measurements', { rows: [] })).toEqual([]);
    expect(told.records('2013-01-01', 'record-measurements', { rows: [row({})] })).toEqual([]);
  });

  it('is, row by row, what single measurements would have come to', () => {
    const some = fc.record({
      value: fc.constantFrom(null, 10, 20, 30),
      day: fc.integer({ min: -20, max: 60 }),
      indicator: fc.constantFrom(INDICATOR.name, indicatorId, 'Un autre'),
    });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 8 }), (all) => {
        const rows = all.map(({ value, day, indicator }) =>
          row({ value, indicator, occurredOn: addDays('2012-01-01', day) }),
        );
        const judgedRows = judged(rows);
        const oneByOne = rows.reduce((told, one, index) => {
          if (judgedRows[index]!.verdict === 'refused') {
            if (one.indicator === 'Un autre') return told;
            const { indicator: _, occurredOn, ...said } = one;
            told.refuses(occurredOn!, 'record-measurement', { ...said, indicatorId });
            return told;
          }
          if (judgedRows[index]!.verdict === 'unchanged') return told;
          return told.did(one.occurredOn!, 'record-measurement', {
            ...{ indicatorId, value: one.value ?? null, dataSource: one.dataSource },
          });
        }, agreed);
        const together = agreed
          .records('2013-01-01', 'record-measurements', { rows })
          .reduce((told, event) => told.happened(event.occurredOn!, event), agreed);
        expect(values(together)).toEqual(values(oneByOne));
      }),
      { numRuns: 40 },
    );
  });

  it('counts no part of a flow twice, whichever is told first', () => {
    const flow = story.did('2012-01-01', 'transcribe-indicator-agreement', {
      ...{ definition: { ...INDICATOR, accumulation: 'flow' }, organisationIds: [CARRIER] },
    });
    const [first, second] = [
      { from: '2012-01-01', to: '2012-06-30' },
      { from: '2012-06-30', to: '2012-12-31' },
    ];
    const later = flow.did('2013-01-01', 'record-measurement', {
      ...{ indicatorId, value: 1, dataSource: 'registre', period: second },
    });
    expect(verdicts([row({ period: first, occurredOn: '2012-07-01' })], later)).toEqual([
      ['PERIOD_OVERLAPS', 'period'],
    ]);
    const both = [first, second].map((period) => row({ period, occurredOn: '2013-01-01' }));
    expect(verdicts(both, flow)).toEqual(['recorded', ['PERIOD_OVERLAPS', 'period']]);
  });

  it('of five hundred rows is judged while one waits', () => {
    const rows = Array.from({ length: 500 }, (_, index) =>
      row({ value: index, occurredOn: addDays('2012-01-01', index) }),
    );
    const begun = performance.now();
    expect(judged(rows).filter(({ verdict }) => verdict === 'recorded')).toHaveLength(500);
    const took = performance.now() - begun;
    console.info(`500 rows judged in ${Math.round(took)} ms`);
    expect(took).toBeLessThan(30_000);
  });
});
