import { alliance, CARRIER, evidenced, passed, registered, STRANGER } from '../testing/alliance.js';
import { sealed } from '../testing/story.js';
import {
  PartnershipEnded,
  PartnershipReopened,
  PartnershipResumed,
  PartnershipSuspended,
  PathEntered,
  StageObserved,
  WentBack,
} from './partnership-events.js';

const atExperimentation = passed(alliance('2010-01-01'), '2012-01-01', 'conception');
const suspended = alliance('2010-01-01').did('2011-01-01', 'suspend', { reason: 'lack-of-funds' });
const ended = alliance('2010-01-01').did('2011-01-01', 'end', { ending: 'completed' });

describe('A partnership at conception', () => {
  it('goes through the five stages in order, gate by gate', () => {
    const through = passed(
      passed(passed(atExperimentation, '2013-01-01', 'experimentation'), '2014-01-01', 'modelling'),
      '2015-01-01',
      'swarming',
    );
    expect(through.state().path.stays.map(({ stage, enteredOn, exit }) => [stage, enteredOn, exit])).toEqual([
      ['conception', '2010-01-01', 'passed'],
      ['experimentation', '2012-01-01', 'passed'],
      ['modelling', '2013-01-01', 'passed'],
      ['swarming', '2014-01-01', 'passed'],
      ['industrialisation', '2015-01-01', null],
    ]);
    expect(through.state().path.standing).toBe('industrialisation');
  });

  it('is already on the path', () => {
    expect(alliance('2010-01-01').refuses('2011-01-01', 'enter-path', { stage: 'modelling' })).toEqual({
      code: 'ALREADY_ON_PATH',
      params: { standing: 'conception' },
      field: 'stage',
    });
  });
});

describe('A partnership off the path', () => {
  const offPath = alliance('2010-01-01', 'off-path');

  it('enters it at any stage', () => {
    expect(offPath.records('2011-01-01', 'enter-path', { stage: 'modelling' })).toEqual([
      PathEntered.of({ stage: 'modelling' }),
    ]);
    expect(offPath.did('2011-01-01', 'enter-path', { stage: 'modelling' }).state().path).toMatchObject({
      standing: 'modelling',
      stays: [{ stage: 'modelling', enteredOn: '2011-01-01', entryKnown: true, leftOn: null }],
    });
  });

  it.each(['off-path', 'not-stated'] as const)('or %s stands at no stage to go back from', (standing) => {
    expect(
      alliance('2010-01-01', standing).refuses('2011-01-01', 'go-back', {
        to: 'conception',
        reason: 'need-changed',
      }),
    ).toEqual({ code: 'NOT_AT_A_STAGE', params: { standing }, field: undefined });
  });

  it('passes no gate', () => {
    expect(
      evidenced(offPath, '2010-06-01', 'conception').refuses('2011-01-01', 'decide-at-gate', {
        gate: 'conception',
        outcome: 'go',
        deciderIds: [CARRIER],
      }),
    ).toEqual({
      code: 'STAGE_NOT_CURRENT',
      params: { stage: 'conception', standing: 'off-path', occurredOn: '2011-01-01' },
      field: 'occurredOn',
    });
  });

  it('does not enter while suspended', () => {
    expect(
      offPath
        .did('2011-01-01', 'suspend', { reason: 'disagreement' })
        .refuses('2012-01-01', 'enter-path', { stage: 'conception' }).code,
    ).toBe('PARTNERSHIP_SUSPENDED');
  });
});

describe('A partnership observed from outside', () => {
  it('stands at the stage observed, with the observer', () => {
    const observed = alliance('2010-01-01').records('2014-01-01', 'observe-stage', {
      stage: 'swarming',
      observerId: STRANGER,
    });
    expect(observed).toEqual([StageObserved.of({ stage: 'swarming', observerId: STRANGER })]);
  });

  it('left its stage, and entered the one observed, on days nobody knows', () => {
    const observed = alliance('2010-01-01').did('2014-01-01', 'observe-stage', { stage: 'swarming' });
    expect(observed.state().path.stays).toMatchObject([
      { stage: 'conception', entryKnown: true, exit: 'observed-elsewhere', exitKnown: false },
      { stage: 'swarming', entryKnown: false, leftOn: null },
    ]);
  });

  it('at the stage where it stands stays there, also while suspended', () => {
    expect(
      suspended.did('2012-01-01', 'observe-stage', { stage: 'conception' }).state().path.stays,
    ).toHaveLength(1);
  });

  it('elsewhere while suspended must resume first', () => {
    expect(suspended.refuses('2012-01-01', 'observe-stage', { stage: 'modelling' })).toEqual({
      code: 'PARTNERSHIP_SUSPENDED',
      params: { since: '2011-01-01' },
      field: undefined,
    });
  });

  it('where no document had stated a stage stands there from now on', () => {
    expect(
      registered('2010-01-01', 'not-stated')
        .did('2012-01-01', 'observe-stage', { stage: 'modelling' })
        .state().path,
    ).toMatchObject({ standing: 'modelling', stays: [{ stage: 'modelling', entryKnown: false }] });
  });
});

describe('A partnership that goes back', () => {
  it('does so to an earlier stage, for a coded reason', () => {
    expect(
      atExperimentation.records('2013-01-01', 'go-back', { to: 'conception', reason: 'need-changed' }),
    ).toEqual([
      WentBack.of({ from: 'experimentation', to: 'conception', reason: 'need-changed', comment: null }),
    ]);
  });

  it('stands there again in a stay of its own', () => {
    const back = atExperimentation.did('2013-01-01', 'go-back', { to: 'conception', reason: 'need-changed' });
    expect(back.state().path.stays).toMatchObject([
      { stage: 'conception', exit: 'passed' },
      { stage: 'experimentation', leftOn: '2013-01-01', exit: 'went-back' },
      { stage: 'conception', enteredOn: '2013-01-01', leftOn: null },
    ]);
  });

  it.each(['experimentation', 'modelling'] as const)('does not go "back" to %s', (to) => {
    expect(atExperimentation.refuses('2013-01-01', 'go-back', { to, reason: 'need-changed' })).toEqual({
      code: 'GOING_BACK_NOT_EARLIER',
      params: { from: 'experimentation', to },
      field: 'to',
    });
  });

  it('passes again only on evidence brought anew', () => {
    const back = atExperimentation.did('2013-01-01', 'go-back', { to: 'conception', reason: 'need-changed' });
    const go = { gate: 'conception', outcome: 'go', deciderIds: [CARRIER] } as const;
    expect(back.refuses('2014-01-01', 'decide-at-gate', go).code).toBe('STAGE_GATE_CRITERIA_UNMET');
    expect(
      evidenced(back, '2013-06-01', 'conception').did('2014-01-01', 'decide-at-gate', go).state().path
        .standing,
    ).toBe('experimentation');
  });

  it('does not while suspended', () => {
    expect(
      atExperimentation
        .did('2012-06-01', 'suspend', { reason: 'disagreement' })
        .refuses('2013-01-01', 'go-back', { to: 'conception', reason: 'need-changed' }).code,
    ).toBe('PARTNERSHIP_SUSPENDED');
  });

  it('does not before it entered the stage that it leaves', () => {
    expect(
      atExperimentation.refuses('2011-12-31', 'go-back', { to: 'conception', reason: 'need-changed' }),
    ).toEqual({
      code: 'GOING_BACK_NOT_EARLIER',
      params: { from: 'conception', to: 'conception' },
      field: 'to',
    });
  });
});

describe('A suspension', () => {
  const story = alliance('2010-01-01');

  it('is recorded with its reason and comment', () => {
    expect(story.records('2011-01-01', 'suspend', { reason: 'lack-of-funds', comment: 'gel' })).toEqual([
      PartnershipSuspended.of({ reason: 'lack-of-funds', comment: { $personal: 'gel' } }),
    ]);
    expect(
      story.did('2011-01-01', 'suspend', { reason: 'lack-of-funds', comment: 'gel' }).facts.at(-1)?.data,
    ).toEqual({ reason: 'lack-of-funds', comment: sealed('gel') });
    expect(suspended.state().path).toMatchObject({
      status: 'suspended',
      statusSince: '2011-01-01',
      statusReason: 'lack-of-funds',
      standing: 'conception',
    });
  });

  it('does not come on top of another', () => {
    expect(suspended.refuses('2012-01-01', 'suspend', { reason: 'disagreement' })).toEqual({
      code: 'PARTNERSHIP_SUSPENDED',
      params: { since: '2011-01-01' },
      field: undefined,
    });
  });

  it('is over when the partnership resumes', () => {
    expect(suspended.records('2012-01-01', 'resume', {})).toEqual([PartnershipResumed.of({ comment: null })]);
    expect(suspended.did('2012-01-01', 'resume', {}).state().path).toMatchObject({
      status: 'active',
      statusSince: '2012-01-01',
      statusReason: null,
    });
  });

  it('that is not there cannot be over', () => {
    expect(story.refuses('2012-01-01', 'resume', {})).toEqual({
      code: 'NOT_SUSPENDED',
      params: { status: 'active' },
      field: undefined,
    });
    expect(suspended.refuses('2010-12-31', 'resume', {}).code).toBe('NOT_SUSPENDED');
  });
});

describe('The end of a partnership', () => {
  const story = alliance('2010-01-01');

  it.each([
    [{ ending: 'completed' }, { reason: null, transferredTo: null }],
    [
      { ending: 'abandoned', reason: 'distrust' },
      { reason: 'distrust', transferredTo: null },
    ],
    [
      { ending: 'transferred', transferredTo: 'market' },
      { reason: null, transferredTo: 'market' },
    ],
  ] as const)('is recorded: %j', (data, rest) => {
    expect(story.records('2011-01-01', 'end', data)).toEqual([
      PartnershipEnded.of({ ending: data.ending, comment: null, ...rest }),
    ]);
  });

  it.each([
    [{ ending: 'abandoned' }, 'ABANDONMENT_REASON_REQUIRED', {}, 'reason'],
    [
      { ending: 'completed', reason: 'distrust' },
      'REASON_ONLY_FOR_ABANDONMENT',
      { ending: 'completed' },
      'reason',
    ],
    [{ ending: 'transferred' }, 'TRANSFER_TARGET_REQUIRED', {}, 'transferredTo'],
    [
      { ending: 'completed', transferredTo: 'market' },
      'TARGET_ONLY_FOR_TRANSFER',
      { ending: 'completed' },
      'transferredTo',
    ],
  ] as const)('is refused: %j', (data, code, params, field) => {
    expect(story.refuses('2011-01-01', 'end', data)).toEqual({ code, params, field });
  });

  it('comes once, and may come while suspended', () => {
    expect(ended.refuses('2012-01-01', 'end', { ending: 'completed' })).toEqual({
      code: 'PARTNERSHIP_ENDED',
      params: { status: 'completed', since: '2011-01-01' },
      field: undefined,
    });
    expect(suspended.records('2012-01-01', 'end', { ending: 'completed' })).toHaveLength(1);
  });

  it.each([
    ['suspend', { reason: 'disagreement' }],
    ['observe-stage', { stage: 'conception' }],
    ['observe-stage', { stage: 'modelling' }],
    ['go-back', { to: 'conception', reason: 'need-changed' }],
    ['enter-path', { stage: 'conception' }],
  ] as const)('leaves nothing to do: %s %j', (type, data) => {
    expect(ended.refuses('2012-01-01', type as 'resume', data as object)).toEqual({
      code: 'PARTNERSHIP_ENDED',
      params: { status: 'completed', since: '2011-01-01' },
      field: undefined,
    });
  });

  it('is undone when the partnership is reopened, at the stage where it stood', () => {
    expect(ended.records('2012-01-01', 'reopen', { reason: 'funds-found' })).toEqual([
      PartnershipReopened.of({ reason: 'funds-found', comment: null }),
    ]);
    expect(ended.did('2012-01-01', 'reopen', { reason: 'funds-found' }).state().path).toMatchObject({
      status: 'active',
      standing: 'conception',
      statusSince: '2012-01-01',
      statusReason: 'funds-found',
    });
  });

  it('that did not come cannot be undone', () => {
    expect(story.refuses('2012-01-01', 'reopen', { reason: 'funds-found' })).toEqual({
      code: 'NOT_ENDED',
      params: { status: 'active' },
      field: undefined,
    });
    expect(suspended.refuses('2012-01-01', 'reopen', { reason: 'funds-found' }).params).toEqual({
      status: 'suspended',
    });
  });
});

describe('The reason "other"', () => {
  it.each([
    [alliance('2010-01-01'), 'suspend', { reason: 'other' }],
    [alliance('2010-01-01'), 'end', { ending: 'abandoned', reason: 'other' }],
    [ended, 'reopen', { reason: 'other' }],
    [atExperimentation, 'go-back', { to: 'conception', reason: 'other' }],
  ] as const)('needs a comment (%#: %s)', (story, type, data) => {
    expect(story.refuses('2013-01-01', type as 'suspend', data as { reason: 'other' })).toEqual({
      code: 'COMMENT_REQUIRED',
      params: { reason: 'other' },
      field: 'comment',
    });
    const commented = { ...data, comment: 'dit pourquoi' };
    expect(story.records('2013-01-01', type as 'resume', commented)).toHaveLength(1);
  });
});

describe('A corrected move', () => {
  it.each([
    ['needs a comment where its reason becomes "other"', { reason: 'other' }, 'COMMENT_REQUIRED'],
    ['that abandons keeps a reason', { reason: null }, 'ABANDONMENT_REASON_REQUIRED'],
    ['that completes has none', { ending: 'completed' }, 'REASON_ONLY_FOR_ABANDONMENT'],
    ['that transfers says to what', { ending: 'transferred', reason: null }, 'TRANSFER_TARGET_REQUIRED'],
    ['that abandons transfers to nothing', { transferredTo: 'market' }, 'TARGET_ONLY_FOR_TRANSFER'],
  ])('%s', (_, changes, rule) => {
    const abandoned = alliance('2010-01-01').did('2011-01-01', 'end', {
      ending: 'abandoned',
      reason: 'distrust',
    });
    expect(
      abandoned.refuses('2012-01-01', 'correct-fact', {
        factId: abandoned.factId(PartnershipEnded.type),
        changes,
        reason: 'incorrect',
        comment: 'erreur',
      }),
    ).toMatchObject({ code: 'HISTORY_IMPOSSIBLE', params: { rule } });
  });
});
