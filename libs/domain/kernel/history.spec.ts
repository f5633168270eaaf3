import { z } from 'zod';
import { FactCorrected, FactWithdrawn } from './correction.js';
import { derivedId } from './derived-id.js';
import { defineEvent, type DomainEvent, type EventOf } from './event.js';
import { type Fact } from './fact.js';
import { historyOf, sideBySide, stateAt, type Fold } from './history.js';

const Titled = defineEvent({
  type: 'book.titled',
  summary: { fr: 'Un titre est donné.', en: 'A title is given.' },
  schema: z.strictObject({ title: z.string() }),
});

/** The title, and every title in the order of folding. */
const titles: Fold<{ readonly title: string | null; readonly told: readonly string[] }> = {
  initial: { title: null, told: [] },
  evolve: {
    [Titled.type]: ({ told }, { data }: Fact<EventOf<typeof Titled>>) => ({
      title: data.title,
      told: [...told, data.title],
    }),
  },
};

const idAt = (position: number): string => derivedId('fact', position);
const fact = (position: number, occurredOn: string, event: DomainEvent): Fact => ({
  id: idAt(position),
  ...event,
  occurredOn,
  datePrecision: 'day',
  position: BigInt(position),
  actor: { id: 'somebody', roles: [], onBehalfOf: null },
  source: null,
});
const titled = (position: number, occurredOn: string, title: string) =>
  fact(position, occurredOn, Titled.of({ title }));
const said = { reason: 'incorrect', comment: { $personal: 'erreur' } } as const;
const corrected = (position: number, of: number, occurredOn: string, title: string) =>
  fact(
    position,
    '2020-01-01',
    FactCorrected.of({
      factId: idAt(of),
      fact: { type: Titled.type, version: 1, data: { title } },
      occurredOn,
      datePrecision: 'day',
      ...said,
    }),
  );
const withdrawn = (position: number, of: number) =>
  fact(position, '2020-01-01', FactWithdrawn.of({ factId: idAt(of), ...said }));
const title = (recorded: readonly Fact[], asOf?: string, knownAt?: number) =>
  stateAt(titles, recorded, { asOf, knownAt: knownAt === undefined ? undefined : BigInt(knownAt) }).title;

describe('Title A in 2010, title B in 2015, then title C recorded later for 2012 (contract, 49)', () => {
  const recorded = [titled(1, '2010-01-01', 'A'), titled(2, '2015-01-01', 'B'), titled(3, '2012-01-01', 'C')];

  it('as of 2013 it reads C when known today', () => expect(title(recorded, '2013-01-01')).toBe('C'));

  it('as of 2013 it reads A when known before', () => expect(title(recorded, '2013-01-01', 2)).toBe('A'));

  it.each([1, 2, 3])('as of 2016 it reads B once B is known (known at %i)', (knownAt) =>
    expect(title(recorded, '2016-01-01', knownAt)).toBe(knownAt === 1 ? 'A' : 'B'),
  );

  it('a fact is true on its own day, not the day before', () => {
    expect(title(recorded, '2012-01-01')).toBe('C');
    expect(title(recorded, '2011-12-31')).toBe('A');
  });

  it('the first fact is there even before its date', () => expect(title(recorded, '2000-01-01')).toBe('A'));
});

describe('Facts of one day', () => {
  it('fold in the order in which they became known', () => {
    const recorded = [
      titled(1, '2010-01-01', 'A'),
      titled(2, '2012-01-01', 'B'),
      titled(3, '2012-01-01', 'C'),
    ];
    expect(stateAt(titles, recorded).told).toEqual(['A', 'B', 'C']);
  });

  it("a late one goes after the day's others, and its position compares as a number", () => {
    const recorded = [
      titled(1, '2010-01-01', 'A'),
      titled(9, '2012-01-01', 'B'),
      titled(10, '2012-01-01', 'C'),
    ];
    expect(stateAt(titles, recorded).told).toEqual(['A', 'B', 'C']);
  });
});

describe('A corrected fact', () => {
  const recorded = [
    titled(1, '2010-01-01', 'A'),
    titled(2, '2012-01-01', 'B'),
    titled(3, '2014-01-01', 'C'),
    corrected(4, 2, '2015-01-01', 'B2'),
  ];

  it('stands at its new date with its new content', () => {
    expect(title(recorded)).toBe('B2');
    expect(title(recorded, '2014-06-01')).toBe('C');
    expect(title(recorded, '2013-01-01')).toBe('A');
  });

  it('reads as before to who did not know the correction yet', () => {
    expect(title(recorded, '2013-01-01', 3)).toBe('B');
    expect(title(recorded, undefined, 3)).toBe('C');
  });

  it('keeps its id, so that it can be corrected again', () => {
    expect(historyOf(recorded).at(-1)).toMatchObject({ id: idAt(2), position: 2n });
    expect(title([...recorded, corrected(5, 2, '2013-01-01', 'B3')], '2013-06-01')).toBe('B3');
  });

  it('keeps its place among the facts of its day', () => {
    const sameDay = [
      titled(1, '2010-01-01', 'A'),
      titled(2, '2012-01-01', 'B'),
      titled(3, '2012-01-01', 'C'),
      corrected(4, 2, '2012-01-01', 'B2'),
    ];
    expect(stateAt(titles, sameDay).told).toEqual(['A', 'B2', 'C']);
  });

  it('when it is the first stays first, whatever its date becomes', () => {
    expect(stateAt(titles, [...recorded, corrected(5, 1, '2019-01-01', 'A2')]).told[0]).toBe('A2');
  });
});

describe('A withdrawn fact', () => {
  const recorded = [titled(1, '2010-01-01', 'A'), titled(2, '2012-01-01', 'B'), withdrawn(3, 2)];

  it('is gone, at any date', () => expect(title(recorded, '2013-01-01')).toBe('A'));

  it('is there for who did not know yet', () => expect(title(recorded, '2013-01-01', 2)).toBe('B'));

  it('does not come back by a correction', () => {
    expect(title([...recorded, corrected(4, 2, '2012-01-01', 'B2')])).toBe('A');
  });
});

describe('A fold', () => {
  it('of nothing is its initial state', () => expect(stateAt(titles, [])).toEqual(titles.initial));

  it('leaves alone the facts it does not know', () => {
    const unknown = fact(2, '2011-01-01', { type: 'book.burnt', data: {} });
    expect(stateAt(titles, [titled(1, '2010-01-01', 'A'), unknown])).toEqual({ title: 'A', told: ['A'] });
  });

  it('side by side with others folds each fact in every part that knows it', () => {
    const count: Fold<number> = { initial: 0, evolve: { [Titled.type]: (n: number) => n + 1 } };
    const both = sideBySide<{ titles: typeof titles.initial; count: number }>({ titles, count });
    expect(stateAt(both, [titled(1, '2010-01-01', 'A'), titled(2, '2011-01-01', 'B')])).toEqual({
      titles: { title: 'B', told: ['A', 'B'] },
      count: 2,
    });
  });
});
