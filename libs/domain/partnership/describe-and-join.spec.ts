import {
  alliance,
  CARRIER,
  DESCRIPTION,
  EVALUATOR,
  joined,
  newPartnership,
  PARTNER,
  registered,
  STRANGER,
} from '../testing/alliance.js';
import { sealed } from '../testing/story.js';
import { type PartnershipCommands } from './partnership.js';
import {
  PartnershipCategoryChanged,
  PartnershipDescriptionAmended,
  PartnershipRegistered,
  PartyJoined,
  PartyLeft,
  PartyRolesChanged,
  OpinionGiven,
} from './partnership-events.js';

const registration: PartnershipCommands['register-partnership'] = {
  ...DESCRIPTION,
  category: 'patronage',
  standing: 'conception',
  fictional: true,
  parties: [
    { organisationId: CARRIER, roles: ['carrier'] },
    { organisationId: PARTNER, roles: ['partner', 'funder'] },
  ],
};
const { parties, ...described } = registration;

describe('A partnership that is not registered yet', () => {
  it('is registered with what it is about, then its parties', () => {
    expect(newPartnership.records('2010-01-01', 'register-partnership', registration)).toEqual([
      PartnershipRegistered.of(described),
      PartyJoined.of(parties[0]!),
      PartyJoined.of(parties[1]!),
    ]);
  });

  it('may have no party, no lead, and nothing stated', () => {
    const bare = { ...registration, standing: 'not-stated', odd: null, parties: [] } as const;
    expect(newPartnership.did('2010-01-01', 'register-partnership', bare).state().path).toMatchObject({
      standing: 'not-stated',
      status: 'active',
      stays: [],
    });
  });

  it('does not repeat its main goal among the others', () => {
    const repeated = { ...registration, odd: { main: '3', others: ['11', '3'] } } as const;
    expect(
      newPartnership.refuses('2010-01-01', 'register-partnership', {
        ...repeated,
        odd: { main: '3', others: ['11', '3'] },
      }),
    ).toEqual({ code: 'ODD_MAIN_REPEATED', params: { odd: '3' }, field: 'odd/others' });
  });

  it('does not name a party twice', () => {
    const twice = { ...registration, parties: [parties[0]!, parties[0]!] };
    expect(newPartnership.refuses('2010-01-01', 'register-partnership', twice)).toEqual({
      code: 'PARTY_ALREADY_IN',
      params: { organisationId: CARRIER },
      field: 'organisationId',
    });
  });

  it('does not start in the future', () => {
    expect(
      newPartnership.refuses('2026-07-01', 'register-partnership', registration, { today: '2026-06-30' }),
    ).toMatchObject({ code: 'DATE_IN_FUTURE', field: 'occurredOn' });
  });
});

describe('The description of a partnership', () => {
  const story = alliance('2010-01-01');

  it('is amended in what changed only', () => {
    expect(
      story.records('2012-01-01', 'amend-description', { title: 'Potagers', need: DESCRIPTION.need }),
    ).toEqual([PartnershipDescriptionAmended.of({ title: 'Potagers' })]);
  });

  it('amended to what it says already changes nothing, in whatever order its fields come', () => {
    const [{ kind, level, code, vintage, name }] = DESCRIPTION.territories as [
      (typeof DESCRIPTION.territories)[0],
    ];
    expect(
      story.records('2012-01-01', 'amend-description', {
        ...DESCRIPTION,
        territories: [{ kind, name, vintage, code, level }],
        odd: { others: ['3'], main: '11' },
      }),
    ).toEqual([]);
    expect(story.records('2012-01-01', 'amend-description', DESCRIPTION)).toEqual([]);
  });

  it('does not repeat the main goal among the others', () => {
    expect(story.refuses('2012-01-01', 'amend-description', { odd: { main: '3', others: ['3'] } })).toEqual({
      code: 'ODD_MAIN_REPEATED',
      params: { odd: '3' },
      field: 'odd/others',
    });
  });

  it('reads at each date as it was then', () => {
    const amended = story.did('2012-01-01', 'amend-description', { title: 'Potagers' });
    expect(amended.state({ asOf: '2011-12-31' }).description.title).toBe('Jardins partagés');
    expect(amended.state({ asOf: '2012-01-01' }).description.title).toBe('Potagers');
  });
});

describe('The category of a partnership', () => {
  const story = alliance('2010-01-01');

  it('changes with maturity, the earlier ones kept with the day they were left', () => {
    const changed = story
      .did('2012-01-01', 'change-category', { category: 'patronage', comment: 'convention' })
      .did('2014-01-01', 'change-category', { category: 'economic-cooperation' });
    expect(changed.state().description).toMatchObject({
      category: 'economic-cooperation',
      categoryHistory: [
        { category: 'societal-innovation', until: '2012-01-01' },
        { category: 'patronage', until: '2014-01-01' },
      ],
    });
    expect(changed.facts.at(-2)?.data).toEqual({ category: 'patronage', comment: sealed('convention') });
  });

  it('changed to itself changes nothing', () => {
    expect(story.records('2012-01-01', 'change-category', { category: 'societal-innovation' })).toEqual([]);
  });

  it('known late to have changed earlier was left once', () => {
    const late = story
      .did('2014-01-01', 'change-category', { category: 'patronage' })
      .did('2012-01-01', 'change-category', { category: 'patronage' });
    expect(late.state().description.categoryHistory).toEqual([
      { category: 'societal-innovation', until: '2012-01-01' },
    ]);
  });

  it('records its comment as a personal text, and none as none', () => {
    expect(story.records('2012-01-01', 'change-category', { category: 'patronage', comment: 'oui' })).toEqual(
      [PartnershipCategoryChanged.of({ category: 'patronage', comment: { $personal: 'oui' } })],
    );
    expect(story.records('2012-01-01', 'change-category', { category: 'patronage', comment: '' })).toEqual([
      PartnershipCategoryChanged.of({ category: 'patronage', comment: null }),
    ]);
  });
});

describe('An organisation', () => {
  const story = alliance('2010-01-01');

  it('joins with its roles', () => {
    expect(
      story.records('2012-01-01', 'add-party', { organisationId: EVALUATOR, roles: ['evaluator'] }),
    ).toEqual([PartyJoined.of({ organisationId: EVALUATOR, roles: ['evaluator'] })]);
  });

  it('that is in with these roles joins without effect, in whatever order they come', () => {
    const two = joined(story, '2011-01-01', EVALUATOR, 'evaluator', 'endorser');
    const roles = ['endorser', 'evaluator'] as ('endorser' | 'evaluator')[];
    expect(two.records('2012-01-01', 'add-party', { organisationId: EVALUATOR, roles })).toEqual([]);
    expect(two.records('2012-01-01', 'change-party-roles', { organisationId: EVALUATOR, roles })).toEqual([]);
  });

  it('that is in with other roles does not join again', () => {
    expect(story.refuses('2012-01-01', 'add-party', { organisationId: PARTNER, roles: ['funder'] })).toEqual({
      code: 'PARTY_ALREADY_IN',
      params: { organisationId: PARTNER },
      field: 'organisationId',
    });
  });

  it('changes roles, leaves with its exit strategy, and may come back', () => {
    const back = story
      .did('2011-01-01', 'change-party-roles', { organisationId: PARTNER, roles: ['endorser'] })
      .did('2012-01-01', 'remove-party', { organisationId: PARTNER, exitStrategy: 'passe le relais' })
      .did('2014-01-01', 'add-party', { organisationId: PARTNER, roles: ['partner'] });
    const told = back.state().evaluation.parties.filter(({ organisationId }) => organisationId === PARTNER);
    expect(told).toEqual([
      {
        organisationId: PARTNER,
        roles: ['endorser'],
        joinedOn: '2010-01-01',
        joinedPrecision: 'day',
        leftOn: '2012-01-01',
        exitStrategy: sealed('passe le relais'),
      },
      {
        organisationId: PARTNER,
        roles: ['partner'],
        joinedOn: '2014-01-01',
        joinedPrecision: 'day',
        leftOn: null,
        exitStrategy: null,
      },
    ]);
  });

  it('records a change of roles and a leaving', () => {
    const changed = { organisationId: PARTNER, roles: ['endorser' as const] };
    expect(story.records('2012-01-01', 'change-party-roles', changed)).toEqual([
      PartyRolesChanged.of(changed),
    ]);
    expect(story.records('2012-01-01', 'remove-party', { organisationId: PARTNER })).toEqual([
      PartyLeft.of({ organisationId: PARTNER, exitStrategy: null }),
    ]);
  });

  it.each([
    ['change-party-roles', { organisationId: STRANGER, roles: ['funder'] }],
    ['remove-party', { organisationId: STRANGER }],
  ] as const)('outside the partnership is refused: %s', (type, data) => {
    expect(story.refuses('2012-01-01', type, data as PartnershipCommands['change-party-roles'])).toEqual({
      code: 'PARTY_NOT_IN',
      params: { organisationId: STRANGER },
      field: 'organisationId',
    });
  });

  it('that has left is outside', () => {
    const left = story.did('2012-01-01', 'remove-party', { organisationId: PARTNER });
    expect(left.refuses('2013-01-01', 'remove-party', { organisationId: PARTNER }).code).toBe('PARTY_NOT_IN');
  });

  it('does not join a partnership that has ended, but may leave it', () => {
    const ended = story.did('2012-01-01', 'end', { ending: 'completed' });
    expect(
      ended.refuses('2013-01-01', 'add-party', { organisationId: EVALUATOR, roles: ['evaluator'] }),
    ).toEqual({
      code: 'PARTNERSHIP_ENDED',
      params: { status: 'completed', since: '2012-01-01' },
      field: undefined,
    });
    expect(ended.records('2013-01-01', 'remove-party', { organisationId: PARTNER })).toHaveLength(1);
  });

  it('that gave its opinion in 2013 is not told late to have left in 2012', () => {
    const spoke = story.did('2013-01-01', 'give-opinion', {
      gate: 'conception',
      organisationId: PARTNER,
      opinion: 'favourable',
    });
    expect(spoke.refuses('2012-01-01', 'remove-party', { organisationId: PARTNER })).toEqual({
      code: 'HISTORY_IMPOSSIBLE',
      params: {
        factType: OpinionGiven.type,
        fact: OpinionGiven.summary,
        factDate: '2013-01-01',
        rule: 'PARTY_NOT_IN',
        ruleParams: { organisationId: PARTNER },
      },
      field: 'occurredOn',
    });
  });
});

describe('Before a partnership starts', () => {
  const story = alliance('2010-01-01');

  it.each([
    ['amend-description', { title: 'Potagers' }],
    ['change-category', { category: 'patronage' }],
    ['add-party', { organisationId: EVALUATOR, roles: ['evaluator'] }],
    ['change-party-roles', { organisationId: PARTNER, roles: ['funder'] }],
    ['remove-party', { organisationId: PARTNER }],
    ['observe-stage', { stage: 'modelling' }],
    ['go-back', { to: 'conception', reason: 'need-changed' }],
    ['suspend', { reason: 'lack-of-funds' }],
    ['resume', {}],
    ['end', { ending: 'completed' }],
    ['reopen', { reason: 'funds-found' }],
    [
      'change-gate-criteria',
      {
        gate: 'conception',
        criteria: [{ code: 'ours', dimension: 'process', label: { fr: 'Le nôtre', en: 'Ours' } }],
        reason: 'adapté',
      },
    ],
    ['bring-evidence', { gate: 'conception', criterion: 'need-analysed', kind: 'text', text: 'vu' }],
    ['give-opinion', { gate: 'conception', organisationId: PARTNER, opinion: 'reserved' }],
  ] as const)('nothing happens: %s', (type, data) => {
    const told = joined(story, '2010-01-01', EVALUATOR, 'evaluator').did('2010-01-01', 'remove-party', {
      organisationId: EVALUATOR,
    });
    const refusal = told.refuses('2009-12-31', type as 'resume', data as object);
    expect(refusal).toEqual({
      code: 'BEFORE_START',
      params: { occurredOn: '2009-12-31', startedOn: '2010-01-01' },
      field: 'occurredOn',
    });
  });

  it('a fact stands on the first day itself', () => {
    expect(
      registered('2010-01-01').records('2010-01-01', 'suspend', { reason: 'disagreement' }),
    ).toHaveLength(1);
  });
});
