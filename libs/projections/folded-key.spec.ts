import fc from 'fast-check';
import { stateAt, type Fact } from '#domain';
import { foldAgain, foldOnto, type FoldedKey } from './folded-key.js';
import {
  allianceFold,
  AllianceFormed,
  AllianceJoined,
  AllianceTitled,
  type Alliance,
} from './testing/alliance.js';
import { randomHistory, type HistoryEntry } from './testing/random-history.js';

const asFact = (entry: Omit<HistoryEntry, 'alliance'>, position: number): Fact => ({
  id: entry.id,
  type: entry.event.type,
  data: entry.event.data,
  occurredOn: entry.occurredOn,
  datePrecision: 'day',
  position: BigInt(position),
  actor: { id: 'someone', roles: [], onBehalfOf: null },
  source: null,
});

const fact = (position: number, occurredOn: string, event: HistoryEntry['event']): Fact =>
  asFact({ id: `fact-${position}`, event, occurredOn }, position);

const formed = fact(0, '2015-03-01', AllianceFormed.of({ title: 'A' }));
const stored = foldOnto(allianceFold, null, [formed]) as FoldedKey<Alliance>;

describe('facts folded onto a stored state', () => {
  it('go on from it while each comes last in the history', () => {
    const folded = foldOnto(allianceFold, stored, [
      fact(1, '2016-01-01', AllianceTitled.of({ title: 'B' })),
      fact(2, '2016-01-01', AllianceTitled.of({ title: 'C' })),
    ]);
    expect(folded).toMatchObject({
      state: { titles: [{ title: 'A' }, { title: 'B' }, { title: 'C' }] },
      lastOccurredOn: '2016-01-01',
      lastPosition: 2n,
    });
  });

  it('are not late for being dated before the first fact, which folds first at any date', () => {
    expect(
      foldOnto(allianceFold, stored, [fact(1, '2008-01-01', AllianceTitled.of({ title: 'B' }))]),
    ).not.toBe('late');
  });

  it('are late when one is dated before another already folded', () => {
    const folded = foldOnto(allianceFold, stored, [
      fact(1, '2016-01-01', AllianceTitled.of({ title: 'B' })),
    ]) as FoldedKey<Alliance>;
    expect(foldOnto(allianceFold, folded, [fact(2, '2015-12-31', AllianceTitled.of({ title: 'C' }))])).toBe(
      'late',
    );
  });

  it.each(['fact.corrected', 'fact.withdrawn'])('are late when one is a %s', (type) => {
    expect(foldOnto(allianceFold, stored, [fact(1, '2020-01-01', { type, data: {} })])).toBe('late');
  });
});

describe('a key folded again', () => {
  it('is forgotten when every fact of it is withdrawn', () => {
    const withdrawal = fact(1, '2020-01-01', { type: 'fact.withdrawn', data: { factId: formed.id } });
    expect(foldAgain(allianceFold, [formed, withdrawal])).toBeNull();
  });
});

/** The log of one alliance taken in batches of these sizes, its state stored as JSON between two. */
function inBatches(facts: readonly Fact[], sizes: readonly number[]): FoldedKey<Alliance> | null {
  let folded: FoldedKey<Alliance> | null = null;
  for (let first = 0, batch = 0; first < facts.length; batch += 1) {
    const size = sizes[batch % sizes.length]!;
    const result: ReturnType<typeof foldOnto<Alliance>> = foldOnto(
      allianceFold,
      folded,
      facts.slice(first, first + size),
    );
    first += size;
    const next: FoldedKey<Alliance> | null =
      result === 'late' ? foldAgain(allianceFold, facts.slice(0, first)) : result;
    folded = next && { ...next, state: JSON.parse(JSON.stringify(next.state)) as Alliance };
  }
  return folded;
}

describe('random histories with late facts and corrections', () => {
  it('fold in any batches to what the whole history folds to', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(randomHistory, sizes, (history, batches) => {
        for (const alliance of new Set(history.map((entry) => entry.alliance))) {
          const facts = history.filter((entry) => entry.alliance === alliance).map(asFact);
          const folded = inBatches(facts, batches);
          expect(folded?.state ?? allianceFold.initial).toEqual(stateAt(allianceFold, facts));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('meet parties in the order of the history', () => {
    const facts = [
      formed,
      fact(1, '2018-01-01', AllianceJoined.of({ party: 'Second', role: 'funder' })),
      fact(2, '2017-01-01', AllianceJoined.of({ party: 'First', role: 'funder' })),
    ];
    expect(inBatches(facts, [1])?.state.parties).toEqual(['First (funder)', 'Second (funder)']);
  });
});
