import { alliance } from '#domain/testing';
import { laterFactsIn } from './later-facts.js';

const why = { reason: 'incorrect', comment: 'erreur' } as const;
const closedStory = alliance('2010-01-01').did('2011-06-01', 'suspend', { reason: 'lack-of-funds' });
const closed = { asOf: '2011-12-31', knownAt: closedStory.facts.at(-1)!.position };
const suspension = closedStory.facts.at(-1)!.id;
const later = ({ facts }: typeof closedStory) => laterFactsIn(facts, closed).map(({ type }) => type);

describe('Facts recorded after a closing', () => {
  it('concern it when they were true by its day', () => {
    const since = closedStory
      .did('2011-12-31', 'resume', {})
      .did('2012-01-01', 'change-category', { category: 'patronage' });
    expect(later(since)).toEqual(['partnership.resumed']);
    expect(later(closedStory)).toEqual([]);
  });

  it('concern it when they correct or withdraw what it took in', () => {
    expect(later(closedStory.did('2013-01-01', 'withdraw-fact', { factId: suspension, ...why }))).toEqual([
      'fact.withdrawn',
    ]);
    const away = { factId: suspension, ...why, correctOccurredOn: '2012-02-01' };
    expect(later(closedStory.did('2013-01-01', 'correct-fact', away))).toEqual(['fact.corrected']);
  });

  it('concern it when they turn out to have been true by its day', () => {
    const resumed = closedStory.did('2012-02-01', 'resume', {});
    const factId = resumed.facts.at(-1)!.id;
    const earlier = { factId, ...why, correctOccurredOn: '2011-07-01' };
    expect(later(resumed.did('2013-01-01', 'correct-fact', earlier))).toEqual(['fact.corrected']);
    const stillLater = { factId, ...why, correctOccurredOn: '2012-03-01' };
    expect(later(resumed.did('2013-01-01', 'correct-fact', stillLater))).toEqual([]);
  });
});
