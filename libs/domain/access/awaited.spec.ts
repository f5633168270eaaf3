import { PartyJoined } from '../partnership/partnership-events.js';
import { alliance, FUNDER, joined, PARTNER } from '../testing/alliance.js';
import { awaitedIn } from './awaited.js';

const story = joined(alliance('2010-01-01'), '2010-01-01', FUNDER, 'funder');
const planned = story.did('2011-01-01', 'plan-gate-review', {
  gate: 'conception',
  plannedFor: '2011-06-01',
  deciderIds: [PARTNER, FUNDER],
});

describe('What awaits the parties of a partnership', () => {
  it('is told of each party that it awaits', () => {
    expect(
      awaitedIn(planned.state()).map(({ organisationId, kind, dueOn }) => [organisationId, kind, dueOn]),
    ).toEqual([
      [PARTNER, 'review', '2011-06-01'],
      [FUNDER, 'review', '2011-06-01'],
    ]);
  });

  it('is told once of a party that facts make join twice, which no rule let in and a fold takes all the same', () => {
    const conditional = {
      gate: 'conception',
      outcome: 'conditional',
      deciderIds: [FUNDER],
      conditions: [{ text: 'un local', dueOn: '2012-12-31' }],
    } as const;
    const twice = alliance('2010-01-01')
      .did('2011-01-01', 'decide-at-gate', { ...conditional, deciderIds: [PARTNER] })
      .happened('2011-02-01', PartyJoined.of({ organisationId: PARTNER, roles: ['partner'] }));
    const keys = awaitedIn(twice.state()).map((one) => `${one.organisationId}/${one.kind}/${one.subject}`);
    expect(keys.length).toBeGreaterThan(0);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
