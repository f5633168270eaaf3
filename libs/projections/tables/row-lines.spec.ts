import { RowLines, type RowsInto } from './row-lines.js';

const textOf = ({ bytes }: RowsInto): string => new TextDecoder().decode(bytes);

describe('Rows on their way into a table', () => {
  it('go as they came where nothing is said of their places, and in the order of these where it is', () => {
    const lines = new RowLines();
    for (const [line, place] of [
      ['b\t1', 'Tours\t2020-01-01'],
      ['a\t2', 'Brest\t2021-01-01'],
      ['c\t3', 'Brest\t2019-01-01'],
    ] as const) {
      lines.add('as they came', line);
      lines.add('in order', line, place);
    }
    const sent = new Map([...lines.rest()].map((rows) => [rows.into, textOf(rows)]));
    expect(sent.get('as they came')).toBe('b\t1\na\t2\nc\t3\n');
    expect(sent.get('in order')).toBe('c\t3\na\t2\nb\t1\n');
  });

  it('wait for more of their kind where they are put in order, and are sent once', () => {
    const lines = new RowLines();
    const line = 'x'.repeat(1024 * 1024);
    const sent: RowsInto[] = [];
    for (let n = 0; n < 9; n += 1) {
      lines.add('as they came', line);
      lines.add('in order', line, String(n));
      sent.push(...lines.enough());
    }
    const sizes = (table: string) =>
      sent.filter(({ into }) => into === table).map(({ bytes }) => Math.floor(bytes.length / line.length));
    expect([sizes('as they came'), sizes('in order')]).toEqual([[2, 2, 2, 2], [8]]);
    expect([...lines.rest()].map(({ into }) => into).toSorted()).toEqual(['as they came', 'in order']);
  });
});
