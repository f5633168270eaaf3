import * as fc from 'fast-check';
import { postedForm } from './posted-form.js';

describe('A posted form', () => {
  it('is the body its names say, each value of its kind', () => {
    const { body } = postedForm({
      title: 'Sport santé',
      'value:number': '1 234,5',
      'fictional:flag': 'on',
      'domains:list': ['health', 'isolation'],
      'populations:lines': 'Patients\r\n\r\n  Aidants ',
      'odd/main': '3',
      need: 'Une ligne\r\nune autre',
      'need2:empty': '',
    });
    expect(body).toEqual({
      title: 'Sport santé',
      value: 1234.5,
      fictional: true,
      domains: ['health', 'isolation'],
      populations: ['Patients', 'Aidants'],
      odd: { main: '3' },
      need: 'Une ligne\nune autre',
      need2: '',
    });
  });

  it('leaves out what is blank, and objects and rows that say nothing', () => {
    const { body } = postedForm({
      title: '  ',
      'source/document': '',
      'source/place': ' ',
      'parties/0/organisationId': '',
      'territories/0/name': '',
      'territories/0/kind:companion': 'born',
      'value:number': '',
      'roles:list': '',
    });
    expect(body).toEqual({});
  });

  it('sends what is no number as typed, for the API to refuse it there', () => {
    expect(postedForm({ 'value:number': 'douze' }).body).toEqual({ value: 'douze' });
  });

  it('keeps the rows that say something, and finds the field of a fault in any of them', () => {
    const posted = postedForm({
      'parties/0/organisationId': '',
      'parties/2/organisationId': 'a',
      'parties/10/organisationId': 'b',
      'waivers/1/criterion:companion': 'need-analysed',
      'waivers/1/reason': '',
      'waivers/3/criterion:companion': 'roles-set',
      'waivers/3/reason': 'urgence',
    });
    expect(posted.body).toEqual({
      parties: [{ organisationId: 'a' }, { organisationId: 'b' }],
      waivers: [{ criterion: 'roles-set', reason: 'urgence' }],
    });
    expect(posted.fieldAt('#/parties/0/organisationId')).toBe('parties/2/organisationId');
    expect(posted.fieldAt('#/parties/1')).toBe('parties/10');
    expect(posted.fieldAt('#/waivers/0/reason')).toBe('waivers/3/reason');
    expect(posted.fieldAt('#/populations/4')).toBe('populations/4');
    expect(posted.fieldAt('#/a~1b/%7E0')).toBe('a/b/~');
  });

  it('says what goes in the path of the command and what speaks to the console, and sends neither', () => {
    const posted = postedForm({ 'gate:path': 'conception', _key: 'k', outcome: 'go' });
    expect(posted.parameters).toEqual({ gate: 'conception' });
    expect(posted.control('_key')).toBe('k');
    expect(posted.body).toEqual({ outcome: 'go' });
  });

  it('finds the field of any value it sent: its pointer leads back to its name', () => {
    const name = fc.constantFrom('a', 'b', 'rows');
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ name, row: fc.nat(12), field: name, typed: fc.constantFrom('', ' ', 'x', 'é') }),
        ),
        (typed) => {
          const raw = Object.fromEntries(
            typed.map((one) => [`${one.name}/${one.row}/${one.field}`, one.typed]),
          );
          const posted = postedForm(raw);
          for (const [pointer, value] of leaves(posted.body)) {
            expect(posted.values.get(posted.fieldAt(pointer))).toEqual([value]);
          }
          const said = Object.values(raw).filter((text) => text.trim() !== '');
          expect(
            leaves(posted.body)
              .map(([, value]) => value)
              .sort(),
          ).toEqual(said.sort());
        },
      ),
    );
  });
});

function leaves(value: unknown, pointer = '#'): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[pointer, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${pointer}/${key}`));
}
