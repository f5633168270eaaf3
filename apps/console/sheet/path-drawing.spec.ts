import { type SheetStay } from '../api/sheet-answer.js';
import { Words } from '../words/words.js';
import { pathDrawing } from './path-drawing.js';

const words = new Words('en');

const stay = (told: Partial<SheetStay> & Pick<SheetStay, 'stage' | 'enteredOn'>): SheetStay => ({
  entryKnown: true,
  leftOn: null,
  exitKnown: true,
  exit: null,
  days: null,
  pauses: [],
  ...told,
});

const drawn = (
  path: SheetStay[],
  status: 'active' | 'completed' = 'active',
  statusSince = '2020-01-01',
): string => pathDrawing(words, { path, status, statusSince }, '2022-01-01')?.markup ?? '';

const rects = (markup: string, named: string): { x: string; y: string; width: string }[] =>
  [...markup.matchAll(/<rect x="([^"]+)" y="([^"]+)" width="([^"]+)"[^>]*class="([^"]+)"/g)]
    .filter(([, , , , className]) => className === named)
    .map(([, x = '', y = '', width = '']) => ({ x, y, width }));

const MOVED_ON = stay({ stage: 'conception', enteredOn: '2020-01-01', leftOn: '2021-01-01', exit: 'passed' });

describe('The path of a partnership, drawn', () => {
  it('is nothing where no document puts it on the path', () => {
    expect(
      pathDrawing(words, { path: [], status: 'active', statusSince: '2020-01-01' }, '2022-01-01'),
    ).toBeNull();
  });

  it('has each stay in the lane of its stage, as long as its share of the time', () => {
    const [conception, experimentation] = rects(
      drawn([MOVED_ON, stay({ stage: 'experimentation', enteredOn: '2021-01-01' })]),
      'stay',
    );
    expect(conception).toEqual({ x: '0%', y: '204', width: '50.07%' });
    expect(experimentation).toEqual({ x: '50.07%', y: '158', width: '49.93%' });
  });

  it('tells a going back from a moving on', () => {
    const back = drawn([
      stay({ stage: 'experimentation', enteredOn: '2020-01-01', leftOn: '2021-01-01', exit: 'went-back' }),
      stay({ stage: 'conception', enteredOn: '2021-01-01' }),
    ]);
    expect(back).toContain('class="passage passage--back"');
    expect(back).toContain('then back');
    const [drawing] = drawn([MOVED_ON, stay({ stage: 'experimentation', enteredOn: '2021-01-01' })]).split(
      'legend',
    );
    expect(drawing).not.toContain('class="passage passage--back"');
  });

  it('hatches what was suspended, to its end or to today', () => {
    const pauses = [
      { from: '2020-07-01', to: '2020-10-01', reason: 'lack-of-funds' },
      { from: '2021-07-02', to: null, reason: null },
    ];
    const [over, running] = rects(
      drawn([stay({ stage: 'conception', enteredOn: '2020-01-01', pauses })]),
      'pause',
    );
    expect(over?.width).toBe('12.58%');
    expect(Number.parseFloat(running?.x ?? '') + Number.parseFloat(running?.width ?? '')).toBeCloseTo(100, 1);
  });

  it('shows a stay whose dates are not known exactly as such', () => {
    const [unknown] = rects(
      drawn([stay({ stage: 'swarming', enteredOn: '2020-01-01', entryKnown: false })]),
      'stay stay--unknown',
    );
    expect(unknown?.width).toBe('100%');
  });

  it('stops where the partnership ended', () => {
    const ended = drawn(
      [
        stay({
          stage: 'conception',
          enteredOn: '2020-01-01',
          pauses: [{ from: '2021-01-01', to: null, reason: null }],
        }),
      ],
      'completed',
      '2021-01-01',
    );
    expect(ended).toContain('from 1 January 2020 to 1 January 2021');
    expect(rects(ended, 'pause')).toEqual([]);
    expect(ended).toContain('class="end-mark"');
  });
});
