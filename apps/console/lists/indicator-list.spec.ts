import { type MeasureKind } from '#domain';
import { type ListedIndicator } from '../api/list-answers.js';
import { Words } from '../words/words.js';
import { html } from '../html/html.js';
import { INDICATOR_LIST } from './indicator-list.js';

const cells = (measure: MeasureKind, target: number): string[] => {
  const listed = { measure, unit: 'u', target, silenceJustifications: [] } as unknown as ListedIndicator;
  const columns = INDICATOR_LIST.columns.filter(({ label }) => label.en === 'Target');
  return columns.map(({ cell }) => html`${cell(listed, new Words('en'))}`.markup.trim());
};

describe('The target of an indicator, in a list', () => {
  it.each([
    ['money', 1_250_000, '12,500\u00a0€'],
    ['percentage', 62.5, '62.5\u00a0%'],
    ['number', 240, '240'],
    ['ordinal', 3, '3'],
  ] as const)('of %s is said as people do', (measure, target, says) =>
    expect(cells(measure, target)).toEqual([says]),
  );
});
