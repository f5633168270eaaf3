import { type Fact } from '#domain';
import { countsFrom, foldOnto } from './folded-key.js';
import { comeLast } from '../batches/go-on.js';
import { allianceFold, AllianceFormed, AllianceTitled } from '../testing/alliance.js';
import { factsOf } from '../testing/facts.js';
import { type HistoryEntry } from '../testing/random-history.js';

const fact = (occurredOn: string, event: HistoryEntry['event']): Fact =>
  factsOf([{ id: 'some', alliance: 0, event, occurredOn }])[0]![0]!;

const titled = (occurredOn: string): Fact => fact(occurredOn, AllianceTitled.of({ title: 'B' }));
const formed = foldOnto(allianceFold, null, fact('2015-03-01', AllianceFormed.of({ title: 'A' })));
const retitled = foldOnto(allianceFold, formed, titled('2016-01-01'));

describe('facts folded onto what is stored', () => {
  it('come last when none is dated before another', () => {
    expect(comeLast(formed, [titled('2016-01-01'), titled('2016-01-01')])).toBe(true);
  });

  it('come last though dated before the first fact, which folds first at any date, and count from its date', () => {
    const early = titled('2008-01-01');
    expect(comeLast(formed, [early])).toBe(true);
    expect(countsFrom(foldOnto(allianceFold, formed, early), early)).toBe('2015-03-01');
  });

  it('are late when one is dated before another already folded, in the same batch or not', () => {
    expect(comeLast(retitled, [titled('2015-12-31')])).toBe(false);
    expect(comeLast(formed, [titled('2016-01-01'), titled('2015-12-31')])).toBe(false);
  });

  it.each(['fact.corrected', 'fact.withdrawn'])('are late when one is a %s', (type) => {
    expect(comeLast(formed, [fact('2020-01-01', { type, data: {} })])).toBe(false);
  });
});
