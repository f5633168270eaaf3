import fc from 'fast-check';
import { addDays } from '../kernel/business-date.js';
import { derivedId } from '../kernel/derived-id.js';
import { alliance, CARRIER, INDICATOR, type PartnershipStory } from '../testing/alliance.js';
import { sealed } from '../testing/story.js';
import { actualOf, findIndicator, versionInUse } from './evaluation.js';
import { type IndicatorDefinition } from './indicator-definition.js';
import { MeasurementRecorded } from './indicator-events.js';
import { type PartnershipCommands } from './partnership.js';

const story = alliance('2010-01-01');
const indicatorId = derivedId(story.commandId, 'indicator');
const agreed = (terms: Partial<IndicatorDefinition>): PartnershipStory =>
  story.did('2012-01-01', 'transcribe-indicator-agreement', {
    definition: { ...INDICATOR, ...terms },
    organisationIds: [CARRIER],
  });
type Said = Partial<PartnershipCommands['record-measurement']>;
const measured = (told: PartnershipStory, said: Said, on = '2015-01-01'): PartnershipStory =>
  told.did(on, 'record-measurement', { indicatorId, dataSource: 'registre', ...said });
const refusal = (told: PartnershipStory, said: Said, on = '2015-01-01') => {
  const { code, field } = told.refuses(on, 'record-measurement', {
    ...{ indicatorId, dataSource: 'registre' },
    ...said,
  });
  return [code, field];
};
const version = (told: PartnershipStory) =>
  versionInUse(findIndicator(told.state().evaluation, indicatorId)!);
const actual = (told: PartnershipStory) => actualOf(version(told));

const PERCENTAGE = { measure: 'percentage', unit: '%', baseline: 20, target: 60 } as const;
const MONEY = { measure: 'money', unit: '€' } as const;
const ORDINAL = { measure: 'ordinal', scale: ['Non', 'En partie', 'Oui'], baseline: 1, target: 3 } as const;
const ordinal = { ...ORDINAL, scale: [...ORDINAL.scale] };
const QUALITATIVE = { measure: 'qualitative', baseline: null, target: null } as const;
const FLOW = { accumulation: 'flow' } as const;

describe('A measurement says what its indicator measures', () => {
  it('a percentage its numerator and its denominator', () => {
    const told = agreed(PERCENTAGE);
    expect(actual(measured(told, { numerator: 3, denominator: 8 }))).toBe(37.5);
    expect(refusal(told, { numerator: 3 })).toEqual(['MEASUREMENT_INCOMPLETE', 'denominator']);
    expect(refusal(told, { numerator: 3, denominator: 8, value: 37.5 })).toEqual([
      'MEASUREMENT_FIELD_NOT_OF_KIND',
      'value',
    ]);
    expect(refusal(told, { numerator: 3, denominator: -8 })).toEqual([
      'DENOMINATOR_NOT_POSITIVE',
      'denominator',
    ]);
  });

  it('money whole cents, a scale one of its ranks', () => {
    expect(actual(measured(agreed(MONEY), { value: 1_250 }))).toBe(1_250);
    expect(refusal(agreed(MONEY), { value: 12.5 })).toEqual(['WHOLE_CENTS_REQUIRED', 'value']);
    expect(actual(measured(agreed(ordinal), { value: 2 }))).toBe(2);
    for (const value of [0, 4, 1.5])
      expect(refusal(agreed(ordinal), { value })).toEqual(['NOT_ON_SCALE', 'value']);
  });

  it('a quality its text, which is personal, and no figure', () => {
    const told = measured(agreed(QUALITATIVE), { text: 'la confiance revient' });
    expect(version(told).measurements[0]?.text).toEqual(sealed('la confiance revient'));
    expect(actual(told)).toBeNull();
    expect(refusal(agreed(QUALITATIVE), { value: 3 })).toEqual(['MEASUREMENT_FIELD_NOT_OF_KIND', 'value']);
    expect(refusal(agreed(QUALITATIVE), {})).toEqual(['MEASUREMENT_INCOMPLETE', 'text']);
    expect(refusal(agreed({}), { value: 1, text: 'x' })).toEqual(['MEASUREMENT_FIELD_NOT_OF_KIND', 'text']);
  });

  it('corrections included', () => {
    const told = measured(agreed(MONEY), { value: 1_250 });
    expect(
      told.refuses('2015-02-01', 'correct-fact', {
        factId: told.factId(MeasurementRecorded.type),
        changes: { value: 0.5 },
        reason: 'incorrect',
        comment: 'erreur',
      }),
    ).toMatchObject({ code: 'HISTORY_IMPOSSIBLE', params: { rule: 'WHOLE_CENTS_REQUIRED' } });
  });
});

describe('A flow', () => {
  const year = (n: number) => ({ from: `${n}-01-01`, to: `${n}-12-31` });

  it('adds up over its periods, while a stock is what was measured last', () => {
    const flow = measured(measured(agreed(FLOW), { value: 30, period: year(2012) }), {
      ...{ value: 15, period: year(2013) },
    });
    expect(actual(flow)).toBe(45);
    expect(actual(measured(measured(agreed({}), { value: 30 }), { value: 15 }, '2015-01-02'))).toBe(15);
    const share = measured(
      measured(agreed({ ...PERCENTAGE, ...FLOW }), { numerator: 9, denominator: 10, period: year(2012) }),
      { numerator: 0, denominator: 90, period: year(2013) },
    );
    expect(actual(share)).toBe(9);
  });

  it('is measured over a period that is over, within its own, and that no other measure has counted', () => {
    const told = measured(agreed(FLOW), { value: 30, period: year(2012) });
    expect(refusal(told, { value: 1 })).toEqual(['FLOW_PERIOD_REQUIRED', 'period']);
    expect(refusal(told, { value: 1, period: year(2013) }, '2013-12-30')).toEqual([
      'PERIOD_NOT_OVER',
      'period/to',
    ]);
    expect(refusal(told, { value: 1, period: { from: '2013-02-01', to: '2013-01-01' } })).toEqual([
      'PERIOD_REVERSED',
      'period/to',
    ]);
    expect(refusal(told, { value: 1, period: { from: '2014-06-01', to: '2015-01-01' } })).toEqual([
      'PERIOD_OUTSIDE_INDICATOR',
      'period',
    ]);
    expect(refusal(told, { value: 1, period: { from: '2012-12-31', to: '2013-12-31' } })).toEqual([
      'PERIOD_OVERLAPS',
      'period',
    ]);
    expect(refusal(agreed({}), { value: 1, period: year(2012) })).toEqual(['PERIOD_ONLY_FOR_FLOW', 'period']);
  });

  it('comes to the same in whatever order its periods are told', () => {
    const months = Array.from({ length: 12 }, (_, month) => ({
      from: addDays('2012-01-01', 30 * month),
      to: addDays('2012-01-01', 30 * month + 29),
    }));
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        (values, chances) => {
          const facts = values.map((value, index) => ({ value, period: months[index]! }));
          const other = facts
            .map((fact) => ({ fact, rank: chances.next().value }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ fact }) => fact);
          const told = (all: typeof facts) => all.reduce((so, fact) => measured(so, fact), agreed(FLOW));
          expect(actual(told(other))).toBe(actual(told(facts)));
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('Groups of a measurement', () => {
  const TERRITORIES = { disaggregation: { by: 'territory' as const, groups: ['Nord', 'Sud'] } };
  const groups = (north: number, south: number) => [
    { group: 'Nord', value: north },
    { group: 'Sud', value: south },
  ];

  it('sum to the whole', () => {
    const told = agreed(TERRITORIES);
    expect(actual(measured(told, { value: 0.3, groups: groups(0.1, 0.2) }))).toBe(0.3);
    expect(refusal(told, { value: 4, groups: groups(1, 2) })).toEqual(['GROUPS_DO_NOT_SUM', 'groups']);
  });

  it('of money sum to the cent, however large', () => {
    const told = agreed({ ...MONEY, ...TERRITORIES });
    const large = 50_000_000_000;
    expect(actual(measured(told, { value: large + 1, groups: groups(large, 1) }))).toBe(large + 1);
    expect(refusal(told, { value: large + 2, groups: groups(large, 1) })).toEqual([
      'GROUPS_DO_NOT_SUM',
      'groups',
    ]);
  });

  it('of a percentage sum by numerator and denominator', () => {
    const told = agreed({ ...PERCENTAGE, ...TERRITORIES });
    const parts = [
      { group: 'Nord', numerator: 1, denominator: 4 },
      { group: 'Sud', numerator: 2, denominator: 4 },
    ];
    expect(actual(measured(told, { numerator: 3, denominator: 8, groups: parts }))).toBe(37.5);
    expect(refusal(told, { numerator: 3, denominator: 9, groups: parts })[0]).toBe('GROUPS_DO_NOT_SUM');
    expect(refusal(told, { numerator: 3, denominator: 8, groups: groups(1, 2) })).toEqual([
      'MEASUREMENT_FIELD_NOT_OF_KIND',
      'groups/0/value',
    ]);
  });

  it('of ranks do not sum', () => {
    const told = agreed({ ...ordinal, ...TERRITORIES });
    expect(actual(measured(told, { value: 2, groups: groups(1, 3) }))).toBe(2);
    expect(refusal(told, { value: 2, groups: groups(1, 9) })).toEqual(['NOT_ON_SCALE', 'groups/1/value']);
  });

  it('are those that the indicator tells apart, each once', () => {
    const told = agreed(TERRITORIES);
    expect(refusal(told, { value: 1, groups: [{ group: 'Est', value: 1 }] })).toEqual([
      'GROUP_UNKNOWN',
      'groups/0/group',
    ]);
    const twice = groups(1, 1).map((one) => ({ ...one, group: 'Nord' }));
    expect(refusal(told, { value: 2, groups: twice })).toEqual(['GROUP_REPEATED', 'groups/1/group']);
    expect(refusal(agreed({}), { value: 1, groups: groups(1, 0) })[0]).toBe('GROUP_UNKNOWN');
  });
});
