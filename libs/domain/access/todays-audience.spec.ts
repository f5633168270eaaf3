import { EvidenceBrought, OpinionGiven } from '../partnership/partnership-events.js';
import { alliance, evidenced, PARTNER } from '../testing/alliance.js';
import { forTodaysAudience } from './todays-audience.js';

const said = evidenced(alliance('2010-01-01'), '2010-06-01', 'conception').did('2010-06-01', 'give-opinion', {
  ...{ gate: 'conception', organisationId: PARTNER, opinion: 'reserved', audience: 'parties' },
});
const why = { reason: 'incorrect', comment: 'x' } as const;
const kept = said.did('2011-01-01', 'correct-fact', {
  ...{ factId: said.factId(EvidenceBrought.type), changes: { audience: 'author' } },
  ...why,
});
const opened = kept.did('2012-01-01', 'correct-fact', {
  ...{ factId: said.factId(EvidenceBrought.type), changes: { audience: 'funders-and-evaluators' } },
  ...why,
});

/** Every audience that is told, wherever it stands. */
const audiences = (value: unknown): string[] =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner))
    .match(/"audience":"[\w-]+"/g)
    ?.map((text) => text.slice(12, -1)) ?? [];

describe('Whom an item is addressed to as last known', () => {
  it('it is addressed to from the first, in what corrected it too', () => {
    const of = said.factId(EvidenceBrought.type);
    const about = forTodaysAudience(opened.facts).filter(
      ({ id, data }) => id === of || (data as { factId?: string }).factId === of,
    );
    expect(audiences(about)).toEqual(Array(3).fill('funders-and-evaluators'));
  });

  it('other items, and what nobody corrected, are as they were recorded', () => {
    expect(forTodaysAudience(said.facts)).toBe(said.facts);
    const told = forTodaysAudience(kept.facts);
    for (const [index, fact] of kept.facts.entries())
      if (fact.type === OpinionGiven.type) expect(told[index]).toEqual(fact);
  });
});
