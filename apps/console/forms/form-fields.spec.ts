import { REGISTER_ORGANISATION } from '../acts/organisation/register-organisation.js';
import { REGISTER_PARTNERSHIP } from '../acts/partnership/register-partnership.js';
import { PROPOSE_INDICATOR } from '../acts/partnership/indicators.acts.js';
import { NONE_LISTED } from '../api/organisation-options.js';
import { type SheetAnswer } from '../api/sheet-answer.js';
import { filterForm } from '../filters/filter-form.js';
import { PARTNERSHIP_FILTERS } from '../filters/known-filters.js';
import { Words } from '../words/words.js';
import { factFields } from './fact-fields.js';
import { FormFields } from './form-fields.js';

const words = new Words('en');
const VISIT = { words, caller: null, mayWrite: false, address: new URL('http://localhost/partnerships') };
const fields = (faults: [string | null, string][], values: Record<string, string[]> = {}, action = '') =>
  new FormFields(
    words,
    new Map(Object.entries(values)),
    faults.map(([field, detail]) => ({ field, detail })),
    action,
  );

describe('A field of a form', () => {
  it('keeps what was typed, shows its fault, and says so to assistive technology', () => {
    const { markup } = fields([['title', 'Too long.']], { title: ['<b>'] }).text('title', {
      label: 'Title',
      hint: 'Short.',
    });
    expect(markup).toContain('value="&lt;b&gt;"');
    expect(markup).toContain('aria-describedby="field-title-hint field-title-fault"');
    expect(markup).toContain('aria-invalid="true"');
    expect(markup).toMatch(/id="field-title-fault">[^]*Too long\./);
  });

  it('without a fault is not invalid', () => {
    const { markup } = fields([]).text('title', { label: 'Title' });
    expect(markup).not.toMatch(/aria-invalid|aria-describedby|fault/);
  });

  it('shows the faults of what is typed in it, a line or a box', () => {
    const form = fields([['populations/3', 'Empty.']]);
    expect(form.area('populations', { label: 'Populations', lines: true }).markup).toContain('Empty.');
  });

  it('shows the fault of the whole it is the first part of, once', () => {
    const form = fields([['conditions', 'At least one.']]);
    const [first, second] = [0, 1].map(
      (index) => form.text(`conditions/${index}/text`, { label: `Condition ${index}` }).markup,
    );
    expect([first?.includes('At least one.'), second?.includes('At least one.')]).toEqual([true, false]);
  });
});

describe('The summary of faults', () => {
  it('names each field at fault and leads there, then tells what is no field’s', () => {
    const form = fields([
      [null, 'The partnership has ended.'],
      ['nowhere', 'Unknown.'],
      ['title', 'Required.'],
    ]);
    form.text('title', { label: 'Title' });
    expect(form.summary()).toEqual([
      { detail: 'Title: Required.', href: '#field-title' },
      { detail: 'The partnership has ended.', href: null },
      { detail: 'Unknown.', href: null },
    ]);
  });
});

describe('Rows', () => {
  const countOf = (form: FormFields): number => {
    let count = 0;
    form.rows('parties', { atLeast: 2, add: 'More' }, (path) => {
      count += 1;
      return form.text(`${path}/name`, { label: 'Name' });
    });
    return count;
  };

  it.each([
    ['none typed: the least there are', {}, '', 2],
    ['one asked for', {}, 'add:parties', 3],
    ['one asked for of another list', {}, 'add:territories', 2],
    ['four typed', { 'parties/3/name': ['x'] }, '', 4],
    ['an absurd number', { 'parties/999999999/name': ['x'] }, '', 50],
  ] as const)('%s', (_, values, action, count) => {
    expect(countOf(fields([], values as unknown as Record<string, string[]>, action))).toBe(count);
  });
});

describe('A form', () => {
  it('closes none of its inputs, which are void', () => {
    const form = fields([]);
    const choices = [{ value: 'one', label: 'One' }];
    const markup = [
      form.text('title', { label: 'Title' }),
      form.number('value', { label: 'Value' }),
      form.area('comment', { label: 'Comment' }),
      form.select('reason', { label: 'Reason', choices }),
      form.boxes('roles', { label: 'Roles', choices }),
      form.radios('kind', { label: 'Kind', choices }),
      form.flag('fictional', { label: 'Fictional' }),
      form.hidden('gate', 'modelling'),
      factFields(form),
      REGISTER_PARTNERSHIP.fields(form, NONE_LISTED),
      REGISTER_ORGANISATION.fields(form, NONE_LISTED),
      filterForm(VISIT, { filters: PARTNERSHIP_FILTERS, organisations: [] }),
    ]
      .map((part) => part.markup)
      .join('');
    expect(markup).toContain('<input');
    expect(markup).not.toMatch(/<\/input/);
  });
});

describe('A text kept in clear', () => {
  const named = (path: string) => `id="field-${path.replaceAll('/', '-')}-hint">In clear: no person’s name.`;

  it.each(['title', 'need', 'purpose', 'source/document', 'source/quote'])(
    'of a partnership says so: %s',
    (path) => {
      expect(REGISTER_PARTNERSHIP.fields(fields([]), NONE_LISTED)).toHaveProperty(
        'markup',
        expect.stringContaining(named(path)),
      );
    },
  );

  it.each(['definition/name', 'definition/definition', 'source/document', 'source/quote'])(
    'of an indicator says so: %s',
    async (path) => {
      const context = {
        sheet: {} as SheetAnswer,
        organisations: () => Promise.resolve(NONE_LISTED),
        library: () => Promise.resolve({ items: [], total: 0, next: null }),
        speakers: () => Promise.resolve([]),
      };
      const { markup } = await PROPOSE_INDICATOR.fields(fields([]), context);
      expect(markup).toContain(named(path));
    },
  );
});
