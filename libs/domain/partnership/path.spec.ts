import { alliance, CARRIER, passed, registered, type PartnershipStory } from '../testing/alliance.js';
import { currentStay, daysInStage } from './path.js';

/** Days in each stay up to a day. */
const days = (story: PartnershipStory, on: string) =>
  story.state().path.stays.map((stay) => daysInStage(stay, on));

const through = (story: PartnershipStory) =>
  passed(passed(story, '2012-03-01', 'conception'), '2013-03-01', 'experimentation');

describe('Time in stage', () => {
  it('is whole days, the day of leaving excluded', () => {
    // 2010-01-01 → 2012-03-01: 365 + 365 + 31 + 29; → 2013-03-01: 365; → 2013-03-31: 30.
    expect(days(through(alliance('2010-01-01')), '2013-03-31')).toEqual([790, 365, 30]);
  });

  it('is nothing for a stage left on the day it was entered', () => {
    const story = passed(
      passed(alliance('2010-01-01'), '2012-03-01', 'conception'),
      '2012-03-01',
      'experimentation',
    );
    expect(days(story, '2012-03-02')).toEqual([790, 0, 1]);
  });

  it('runs up to the day asked for, and is nothing before the stage was entered', () => {
    const story = through(alliance('2010-01-01'));
    expect(days(story, '2010-01-31')).toEqual([30, 0, 0]);
    expect(days(story, '2012-03-11')).toEqual([790, 10, 0]);
  });

  it('leaves suspensions out, each from its first day to the day of resuming', () => {
    const story = alliance('2010-01-01')
      .did('2010-02-01', 'suspend', { reason: 'lack-of-funds' })
      .did('2010-03-01', 'resume', {})
      .did('2011-01-01', 'suspend', { reason: 'disagreement' })
      .did('2011-01-11', 'resume', {});
    // 790 − 28 − 10.
    expect(days(through(story), '2013-03-01')).toEqual([752, 365, 0]);
    expect(days(story, '2010-02-15')).toEqual([31]);
  });

  it('stands still while suspended, and after the end', () => {
    const suspended = alliance('2010-01-01').did('2010-02-01', 'suspend', { reason: 'lack-of-funds' });
    expect([...days(suspended, '2010-02-01'), ...days(suspended, '2020-01-01')]).toEqual([31, 31]);
    const ended = alliance('2010-01-01').did('2010-02-01', 'end', { ending: 'completed' });
    expect(days(ended, '2020-01-01')).toEqual([31]);
  });

  it('leaves out the time from an end to its reopening, also when it ended while suspended', () => {
    const reopened = alliance('2010-01-01')
      .did('2010-02-01', 'suspend', { reason: 'lack-of-funds' })
      .did('2010-06-01', 'end', { ending: 'abandoned', reason: 'lack-of-funds' })
      .did('2011-02-01', 'reopen', { reason: 'funds-found' });
    // 31 days of January 2010, then 28 of February 2011.
    expect(days(reopened, '2011-03-01')).toEqual([59]);
    expect(currentStay(reopened.state().path)?.pauses).toEqual([
      { from: '2010-02-01', to: '2011-02-01', reason: 'lack-of-funds', known: true },
    ]);
  });

  it('counts each stay at a stage apart, after going back', () => {
    const back = passed(alliance('2010-01-01'), '2010-02-01', 'conception').did('2010-03-01', 'go-back', {
      to: 'conception',
      reason: 'need-changed',
    });
    expect(days(passed(back, '2010-04-01', 'conception'), '2010-04-11')).toEqual([31, 28, 31, 10]);
  });

  it('starts when the path is entered, not before', () => {
    const entered = alliance('2010-01-01', 'off-path').did('2010-06-01', 'enter-path', {
      stage: 'modelling',
    });
    expect(days(entered, '2010-06-11')).toEqual([10]);
  });
});

describe('Time in stage nobody knows', () => {
  it.each(['month', 'year', 'not-stated'] as const)(
    'has no figure: entered on a day known to the %s',
    (precision) => {
      const story = registered('2010-01-01', 'conception', precision);
      expect(days(story, '2011-01-01')).toEqual([null]);
    },
  );

  it.each(['month', 'year', 'not-stated'] as const)(
    'has none on both sides of a passage known to the %s',
    (precision) => {
      const story = alliance('2010-01-01').did(
        '2011-01-01',
        'decide-at-gate',
        {
          gate: 'conception',
          outcome: 'conditional',
          conditions: [{ text: 'suite', dueOn: '2012-01-01' }],
          deciderIds: [CARRIER],
        },
        { datePrecision: precision },
      );
      expect(days(story, '2012-01-01')).toEqual([null, null]);
    },
  );

  it('has none on both sides of an observation, and one again from the next known passage', () => {
    const observed = alliance('2010-01-01').did('2012-01-01', 'observe-stage', { stage: 'experimentation' });
    expect(days(passed(observed, '2013-01-01', 'experimentation'), '2013-01-11')).toEqual([null, null, 10]);
  });

  it('has none once a pause began or ended on a day that is not known exactly', () => {
    const vague = { datePrecision: 'year' } as const;
    const resumed = alliance('2010-01-01')
      .did('2010-02-01', 'suspend', { reason: 'lack-of-funds' })
      .did('2011-01-01', 'resume', {}, vague);
    const suspended = alliance('2010-01-01').did('2011-01-01', 'suspend', { reason: 'lack-of-funds' }, vague);
    const ended = alliance('2010-01-01').did('2011-01-01', 'end', { ending: 'completed' }, vague);
    for (const story of [resumed, suspended, ended]) expect(days(story, '2012-01-01')).toEqual([null]);
    expect(days(suspended, '2010-06-01')).toEqual([151]);
  });
});

describe('A pause', () => {
  it('dated before the stay it falls in counts from the entry: the stay is never shorter than nothing', () => {
    const pauses = [{ from: '2010-01-01', to: null, reason: null, known: true }];
    const stay = {
      stage: 'conception',
      enteredOn: '2010-01-02',
      entryKnown: true,
      leftOn: null,
      exitKnown: false,
      exit: null,
      pauses,
    } as const;
    expect(daysInStage(stay, '2010-01-04')).toBe(0);
  });
});
