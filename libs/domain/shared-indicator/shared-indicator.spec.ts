import { INDICATOR } from '../testing/alliance.js';
import { Story, type Refusal } from '../testing/story.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { type SharedDefinition } from './shared-indicator-events.js';
import {
  conformsTo,
  sharedIndicator,
  type SharedIndicator,
  type SharedIndicatorCommands,
} from './shared-indicator.js';

const {
  subImpact,
  evaluates,
  name,
  definition: means,
  unit,
  measure,
  accumulation,
  scale,
  direction,
  method,
} = INDICATOR;
const definition: SharedDefinition = {
  ...{ subImpact, evaluates, name, definition: means, unit, measure, accumulation, scale, direction, method },
};
const library = new Story<SharedIndicator, SharedIndicatorCommands>(sharedIndicator);
const published = library.did('2012-01-01', 'publish-shared-indicator', { definition });
const revised = published.did('2013-01-01', 'revise-shared-indicator', {
  definition: { ...definition, unit: 'habitants' },
});
const refusal = (told: typeof published, used: typeof INDICATOR): Refusal | null => {
  try {
    conformsTo(told.state(), used, 'definition');
    return null;
  } catch (violation) {
    if (!(violation instanceof RuleViolation)) throw violation;
    return violation;
  }
};
const used = { ...INDICATOR, shared: { sharedIndicatorId: published.commandId, version: 1 } };

describe('A shared indicator', () => {
  it('has versions, each of which stays as it was', () => {
    expect(revised.state().versions.map(({ version, definition: { unit: of } }) => [version, of])).toEqual([
      [1, 'personnes'],
      [2, 'habitants'],
    ]);
    expect(published.records('2013-01-01', 'revise-shared-indicator', { definition })).toEqual([]);
  });

  it('holds together', () => {
    expect(
      library.refuses('2012-01-01', 'publish-shared-indicator', {
        definition: { ...definition, measure: 'ordinal' },
      }),
    ).toMatchObject({ code: 'SCALE_REQUIRED', field: 'definition/scale' });
  });

  it('is used as it is: baseline, target, period and groups are each partnership’s own', () => {
    expect(refusal(revised, used)).toBeNull();
    expect(refusal(revised, { ...used, target: 99, periodTo: '2030-12-31' })).toBeNull();
    expect(refusal(revised, { ...used, unit: 'foyers' })).toMatchObject({
      ...{ code: 'SHARED_DEFINITION_DIFFERS', field: 'definition/unit' },
    });
    expect(refusal(revised, { ...used, shared: { ...used.shared, version: 2 } })?.code).toBe(
      'SHARED_DEFINITION_DIFFERS',
    );
    expect(refusal(revised, { ...used, shared: { ...used.shared, version: 3 } })?.code).toBe(
      'SHARED_INDICATOR_UNKNOWN',
    );
  });
});
