import fc from 'fast-check';
import { stateAt, type Fact } from '#domain';
import { KeyHistory } from './key-history.js';
import { type HistoryTable } from '../projection.js';
import { linesOf } from './table-history.js';
import { escaped } from '../tables/copy-text.js';
import { shapeOf } from '../tables/table-shape.js';
import { FOR_EVER, isCurrent, type RowVersion } from './row-version.js';
import {
  allianceFold,
  AllianceFormed,
  AllianceJoined,
  allianceProjection,
  AllianceTitled,
  type Alliance,
} from '../testing/alliance.js';
import { factsOf } from '../testing/facts.js';
import { keepsHistory, WhatIsKept } from './what-is-kept.js';
import { randomHistory, type HistoryEntry } from '../testing/random-history.js';

const tables = allianceProjection.tables.filter(keepsHistory);
const [titles] = tables as [HistoryTable<Alliance>];

const told = (facts: readonly Fact[]): KeyHistory<Alliance> => {
  const history = new KeyHistory(allianceProjection, 'a');
  for (const fact of facts) history.take(fact);
  return history;
};

/** The rule a table is read by at a point, in the words of `RowVersion`. */
const visible = (
  { validFrom, knownFrom, validTo, endKnownFrom, knownTo }: RowVersion,
  asOf: string,
  knownAt: bigint,
): boolean =>
  validFrom <= asOf &&
  knownFrom <= knownAt &&
  knownAt < (knownTo ?? FOR_EVER) &&
  (validTo === null || asOf < validTo || knownAt < endKnownFrom!);

/** What stands first of what is known: deliberately said otherwise than the engine says it. */
function startOf(facts: readonly Fact[], knownAt: bigint): string | null {
  const known = facts.filter(({ position }) => position <= knownAt);
  for (const { id } of known.filter(({ type }) => !type.startsWith('fact.'))) {
    const touching = known.filter(({ data }) => (data as { factId?: string }).factId === id);
    const withdrawn = touching.findIndex(({ type }) => type === 'fact.withdrawn');
    if (withdrawn >= 0) continue;
    const corrected = touching.at(-1)?.data as { occurredOn: string } | undefined;
    return corrected?.occurredOn ?? known.find((fact) => fact.id === id)!.occurredOn;
  }
  return null;
}

/** The oracle: nothing but the one fold of the domain, at the point. */
function naive(
  table: HistoryTable<Alliance>,
  facts: readonly Fact[],
  asOf: string,
  knownAt: bigint,
): string[] {
  const start = startOf(facts, knownAt);
  if (start === null || asOf < start) return [];
  const state = stateAt(allianceFold, facts, { asOf, knownAt });
  return [...linesOf(shapeOf(table.entity), table.rows('a', state)).values()].sort();
}

const day = (n: number): string => new Date(Date.UTC(2010, 0, 1 + n)).toISOString().slice(0, 10);

describe('the versions of a key', () => {
  it('show, as of any date and as known at any position, the rows of the state there', () => {
    fc.assert(
      fc.property(randomHistory, (history) => {
        for (const facts of factsOf(history)) {
          const key = told(facts);
          for (const table of tables) {
            const versions = key.versions(table);
            for (let knownAt = -1n; knownAt <= BigInt(history.length); knownAt += 1n) {
              for (let n = -1; n <= 41; n += 1) {
                const shown = versions.filter((version) => visible(version, day(n), knownAt));
                expect(shown.map(({ line }) => line).sort()).toEqual(naive(table, facts, day(n), knownAt));
              }
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are current where they show today as it is known now, each row once', () => {
    fc.assert(
      fc.property(randomHistory, (history) => {
        for (const facts of factsOf(history)) {
          const current = told(facts).versions(titles).filter(isCurrent);
          const now = naive(titles, facts, '9999-12-31', BigInt(history.length));
          expect(current.map(({ line }) => line).sort()).toEqual(now);
        }
      }),
    );
  });
});

/** An alliance that a party of that name joins. */
const joinedBy = (party: string): readonly HistoryEntry[] => [
  { id: 'a', alliance: 0, event: AllianceFormed.of({ title: 'first' }), occurredOn: '2010-01-01' },
  { id: 'b', alliance: 0, event: AllianceJoined.of({ party, role: 'funder' }), occurredOn: '2010-01-02' },
];

describe('what a key adds to a tally', () => {
  it('sums, up to any date, to the items of the state there, as known last', () => {
    const { items } = allianceProjection.tallies[0]!;
    fc.assert(
      fc.property(randomHistory, (history) => {
        for (const facts of factsOf(history)) {
          const [changes] = told(facts).tallied();
          for (let n = -1; n <= 41; n += 1) {
            const counts = new Map<string, number>();
            for (const [at, change] of changes!) {
              const [measure, cell, value, on] = at.split('\t');
              if (on! > day(n)) continue;
              const item = `${measure} ${cell} ${value}`;
              counts.set(item, (counts.get(item) ?? 0) + change);
            }
            const counted = [...counts].flatMap(([item, count]) => Array<string>(count).fill(item)).sort();
            const start = startOf(facts, BigInt(history.length));
            const stands = start !== null && day(n) >= start;
            const expected = stands ? items('a', stateAt(allianceFold, facts, { asOf: day(n) })) : [];
            expect(counted).toEqual(
              // As COPY has them: a party may be named by a backslash.
              expected
                .map(({ measure, cell, value }) => `${escaped(measure)} ${escaped(cell)} ${value}`)
                .sort(),
            );
          }
        }
      }),
      { examples: [[joinedBy('\\ ')], [joinedBy('a\tb')]] },
    );
  });
});

describe('title A of 2010, title B of 2015, then title C recorded later for 2012', () => {
  const [facts] = factsOf([
    { id: 'a', alliance: 0, event: AllianceFormed.of({ title: 'A' }), occurredOn: '2010-01-01' },
    { id: 'b', alliance: 0, event: AllianceTitled.of({ title: 'B' }), occurredOn: '2015-01-01' },
    { id: 'c', alliance: 0, event: AllianceTitled.of({ title: 'C' }), occurredOn: '2012-01-01' },
  ]);
  const current: HistoryTable<Alliance> = {
    ...titles,
    rows: (allianceId, state) => [
      { allianceId, rank: 0, title: state.titles.at(-1)!.title, from: '2000-01-01', until: null },
    ],
  };
  const key = new KeyHistory({ ...allianceProjection, tables: [current] }, 'a');
  for (const fact of facts!) key.take(fact);
  const read = (asOf: string, knownAt: bigint): string[] =>
    key
      .versions(current)
      .filter((version) => visible(version, asOf, knownAt))
      .map(({ line }) => line.split('\t')[2]!);

  it('reads, as of 2013, C as known now and A as known before C was', () => {
    expect([read('2013-06-01', 2n), read('2013-06-01', 1n)]).toEqual([['C'], ['A']]);
  });

  it('reads B as of 2016, always', () => {
    expect([read('2016-06-01', 2n), read('2016-06-01', 1n)]).toEqual([['B'], ['B']]);
  });

  it('keeps these versions', () => {
    expect(
      key.versions(current).map(({ line, ...ranges }) => ({ title: line.split('\t')[2], ...ranges })),
    ).toEqual([
      {
        title: 'A',
        validFrom: '2010-01-01',
        knownFrom: 0n,
        validTo: '2015-01-01',
        endKnownFrom: 1n,
        knownTo: 2n,
      },
      {
        title: 'A',
        validFrom: '2010-01-01',
        knownFrom: 2n,
        validTo: '2012-01-01',
        endKnownFrom: 2n,
        knownTo: null,
      },
      {
        title: 'C',
        validFrom: '2012-01-01',
        knownFrom: 2n,
        validTo: '2015-01-01',
        endKnownFrom: 2n,
        knownTo: null,
      },
      {
        title: 'B',
        validFrom: '2015-01-01',
        knownFrom: 1n,
        validTo: null,
        endKnownFrom: null,
        knownTo: null,
      },
    ]);
  });
});

describe('rows that are not told apart by their primary columns', () => {
  it('are refused, as the table would refuse them', () => {
    const twice: HistoryTable<Alliance> = {
      ...titles,
      rows: (allianceId) => [
        { allianceId, rank: 0 },
        { allianceId, rank: 0 },
      ],
    };
    const kept = new WhatIsKept({ ...allianceProjection, tables: [twice] }, 'a');
    expect(() => kept.of(allianceFold.initial, null)).toThrow('the same primary columns');
  });
});
