import { type Stage } from '#domain';
import { Words } from '../words/words.js';
import { conversionTable } from './conversion-table.js';

const figure = (count: number) => ({ count, list: '/v1/stage-stays' });
const shareIn = (stage: Stage, entered: number, passed: number, passageUnknown: number): string => {
  const rest = { wentBack: figure(0), ended: figure(0), remaining: figure(0) };
  const { markup } = conversionTable(new Words('en'), [
    {
      ...{ stage, ...rest },
      ...{ entered: figure(entered), passed: figure(passed), passageUnknown: figure(passageUnknown) },
    },
  ]);
  const cells = [...markup.matchAll(/<td class="number">([^]*?)<\/td>/g)].map(([, cell = '']) => cell);
  return (cells.at(-1) ?? '').replace(/<[^>]*>/g, '').trim();
};

describe('The share of stays that passed', () => {
  it.each([
    ['of those entered', 'conception', 10, 4, 0, '40%'],
    ['less those whose passage is unknown', 'conception', 10, 4, 2, '50%'],
    ['none where no passage is known', 'conception', 2, 0, 2, '–'],
    ['none where nobody entered', 'conception', 0, 0, 0, '–'],
    ['none at the last stage', 'industrialisation', 3, 0, 0, '–'],
  ] as const)('is %s', (_, stage, entered, passed, passageUnknown, share) => {
    expect(shareIn(stage, entered, passed, passageUnknown)).toBe(share);
  });

  it('is explained beside the table', () => {
    expect(conversionTable(new Words('en'), []).markup).toContain('entered less passage unknown');
  });
});
