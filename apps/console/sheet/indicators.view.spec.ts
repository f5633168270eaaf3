import { type SheetAnswer, type SheetIndicatorVersion, type SheetSilence } from '../api/sheet-answer.js';
import { Words } from '../words/words.js';
import { indicatorsView } from './indicators.view.js';

const visit = {
  words: new Words('en'),
  caller: null,
  mayWrite: false,
  address: new URL('http://localhost/partnerships/x'),
};
const silenceOf = (name: string, justification: string | null): SheetSilence => ({
  organisations: [{ organisationId: name, name }],
  on: '2015-04-02',
  justification,
});
const version = (number: number, silences: SheetSilence[]): SheetIndicatorVersion => ({
  ...{
    version: number,
    name: 'Jobs',
    definition: 'x',
    evaluates: 'actions',
    measure: 'number' as const,
    scale: null,
    unit: 'jobs',
    direction: 'increase',
    subImpact: 'people',
  },
  ...{ accumulation: 'stock', disaggregation: null, shared: null, refusals: [] },
  ...{ baseline: 0, target: 10, tolerance: null, periodFrom: '2015-01-01', periodTo: '2016-01-01' },
  ...{ method: '', dataSource: 'x', replyBy: '2015-04-01', agreedOn: '2015-04-02', acceptances: [] },
  ...{ awaited: [], silences, measurements: [], actual: 5, measuredOn: '2015-06-01', progress: 0.5 },
  maintained: null,
});
const shown = (versions: SheetIndicatorVersion[]): string => {
  const indicators = [{ indicatorId: 'i', version: versions.length, versions }];
  const impacts = [{ impact: 'social', subImpacts: [{ subImpact: 'people', indicators }] }];
  const { markup } = indicatorsView(visit, { partnershipId: 'x', impacts } as unknown as SheetAnswer);
  return markup.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
};

describe('An indicator’s results', () => {
  it('stand beside every silence that was passed over, with who, when and why', () => {
    const text = shown([
      version(1, [silenceOf('Town hall', 'Asked twice.'), silenceOf('Fund', null)]),
      version(2, [silenceOf('Co-op', 'On leave.')]),
    ]);
    expect(text).toMatch(/Silence passed over Town hall: Asked twice\. Passed over on .*2015 · version 1/);
    expect(text).toContain('Fund: text erased');
    expect(text).toMatch(/Co-op: On leave\. .*version 2/);
  });

  it('of whom everybody answered tell of no silence', () => {
    expect(shown([version(1, [])])).not.toContain('Silence');
  });
});
