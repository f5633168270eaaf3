import { derivedId } from '../kernel/derived-id.js';
import { DEFAULT_CRITERIA } from '../reference/gate-criteria.js';
import {
  alliance,
  CARRIER,
  evidenced,
  FUNDER,
  PARTNER,
  passed,
  STRANGER,
  type PartnershipStory,
} from '../testing/alliance.js';
import { sealed } from '../testing/story.js';
import { criteriaInForce } from './gates.js';
import {
  ConditionMet,
  ConditionWaived,
  EvidenceBrought,
  GateCriteriaChanged,
  GateDecided,
  GateReviewPlanned,
  GateReviewReplanned,
  OpinionGiven,
} from './partnership-events.js';

const story = alliance('2010-01-01');
const ready = evidenced(story, '2010-06-01', 'conception');
const decision = { gate: 'conception', deciderIds: [CARRIER] } as const;
const go = { ...decision, outcome: 'go' } as const;
const conditional = {
  ...decision,
  outcome: 'conditional',
  conditions: [{ text: 'trouver un local', dueOn: '2011-09-01' }],
} as const;
const criteria = DEFAULT_CRITERIA.conception.criteria;
const evidenceIdOf = (told: PartnershipStory, criterion: string): string[] =>
  told.facts
    .filter(
      ({ type, data }) =>
        type === EvidenceBrought.type && (data as { criterion: string }).criterion === criterion,
    )
    .map(({ id }) => id);

describe('A gate whose criteria all have evidence', () => {
  it('is passed by a go, which keeps the evidence it stood on', () => {
    expect(ready.records('2011-01-01', 'decide-at-gate', { ...go, comment: 'unanime' })).toEqual([
      GateDecided.of({
        gate: 'conception',
        outcome: 'go',
        criteriaVersion: '1',
        assessment: criteria.map(({ code }) => ({
          criterion: code,
          evidenceIds: evidenceIdOf(ready, code),
          waiver: null,
        })),
        conditions: [],
        deciderIds: [CARRIER],
        comment: { $personal: 'unanime' },
      }),
    ]);
    expect(ready.did('2011-01-01', 'decide-at-gate', go).state().path.standing).toBe('experimentation');
  });

  it('has nothing to waive', () => {
    const waivers = [{ criterion: 'need-analysed', reason: 'évident' }];
    expect(ready.refuses('2011-01-01', 'decide-at-gate', { ...go, waivers })).toEqual({
      code: 'WAIVER_NOT_NEEDED',
      params: { gate: 'conception', criterion: 'need-analysed' },
      field: 'waivers/0/criterion',
    });
  });

  it('counts evidence from its own day on, not before', () => {
    expect(ready.records('2010-06-01', 'decide-at-gate', go)).toHaveLength(1);
    expect(ready.refuses('2010-05-31', 'decide-at-gate', go).code).toBe('STAGE_GATE_CRITERIA_UNMET');
  });
});

describe('A gate with criteria unmet', () => {
  const partly = evidenced(story, '2010-06-01', 'conception', ['need-analysed', 'rd-resources-found']);
  const [, intuition, expectations] = criteria;

  it('refuses a go, and names which', () => {
    expect(partly.refuses('2011-01-01', 'decide-at-gate', go)).toEqual({
      code: 'STAGE_GATE_CRITERIA_UNMET',
      params: {
        gate: 'conception',
        criteria: [intuition, expectations].map((criterion) => ({
          code: criterion!.code,
          label: criterion!.label,
        })),
      },
      field: 'outcome',
    });
  });

  it('is passed when each is waived with a reason, which stays', () => {
    const waivers = [
      { criterion: 'intuition-confirmed', reason: 'avis recueillis oralement' },
      { criterion: 'expectations-stated', reason: 'un seul partenaire' },
    ];
    const waived = partly.did('2011-01-01', 'decide-at-gate', { ...go, waivers });
    expect(waived.state().path.standing).toBe('experimentation');
    expect(waived.state().gates.decisions[0]?.assessment.map(({ waiver }) => waiver)).toEqual([
      null,
      sealed('avis recueillis oralement'),
      sealed('un seul partenaire'),
      null,
    ]);
  });

  it('is not passed by waiving some, nor without a reason', () => {
    const waivers = [
      { criterion: 'intuition-confirmed', reason: 'avis recueillis oralement' },
      { criterion: 'expectations-stated', reason: '' },
    ];
    expect(partly.refuses('2011-01-01', 'decide-at-gate', { ...go, waivers }).params.criteria).toMatchObject([
      { code: 'expectations-stated' },
    ]);
  });

  it('knows no other criterion to waive', () => {
    const waivers = [{ criterion: 'tried-in-reality', reason: 'sans objet' }];
    expect(partly.refuses('2011-01-01', 'decide-at-gate', { ...go, waivers })).toEqual({
      code: 'CRITERION_UNKNOWN',
      params: { gate: 'conception', criterion: 'tried-in-reality' },
      field: 'waivers/0/criterion',
    });
  });

  it('does not stand in the way of a conditional go nor of a no-go', () => {
    expect(partly.records('2011-01-01', 'decide-at-gate', conditional)).toHaveLength(1);
    expect(partly.records('2011-01-01', 'decide-at-gate', { ...decision, outcome: 'no-go' })).toHaveLength(1);
  });

  it('is still not passed by a no-go corrected into a go', () => {
    const refused = partly.did('2011-01-01', 'decide-at-gate', { ...decision, outcome: 'no-go' });
    const factId = refused.factId(GateDecided.type);
    const asGo = { factId, changes: { outcome: 'go' }, reason: 'incorrect', comment: 'erreur' } as const;
    expect(refused.refuses('2012-01-01', 'correct-fact', asGo)).toMatchObject({
      code: 'HISTORY_IMPOSSIBLE',
      params: { rule: 'STAGE_GATE_CRITERIA_UNMET' },
    });
    const unassessed = { ...asGo, changes: { outcome: 'go', assessment: [] } };
    expect(refused.refuses('2012-01-01', 'correct-fact', unassessed)).toMatchObject({
      code: 'HISTORY_IMPOSSIBLE',
      params: { rule: 'STAGE_GATE_CRITERIA_UNMET' },
    });
  });
});

describe('A no-go', () => {
  it('leaves the partnership at its stage, and its evidence standing for the next decision', () => {
    const refused = ready.did('2011-01-01', 'decide-at-gate', { ...decision, outcome: 'no-go' });
    expect(refused.state().path).toMatchObject({ standing: 'conception', stays: [{ leftOn: null }] });
    expect(refused.records('2012-01-01', 'decide-at-gate', go)).toHaveLength(1);
  });
});

describe('A conditional go', () => {
  const passedOnConditions = story.did('2011-01-01', 'decide-at-gate', conditional);
  const conditionId = derivedId(story.commandId, 'condition', 0);
  const condition = () => passedOnConditions.state().gates.conditions[0];

  it('moves on at once, its conditions open', () => {
    expect(passedOnConditions.state().path.standing).toBe('experimentation');
    expect(condition()).toEqual({
      conditionId,
      gate: 'conception',
      text: sealed('trouver un local'),
      dueOn: '2011-09-01',
      status: 'open',
      settledOn: null,
    });
  });

  it('does not go back when a condition falls late', () => {
    const late = passedOnConditions.state({ asOf: '2020-01-01' });
    expect([late.path.standing, late.gates.conditions[0]?.status]).toEqual(['experimentation', 'open']);
  });

  it.each([
    ['meet-condition', { conditionId, comment: 'fait' }, 'met', ConditionMet.type],
    ['waive-condition', { conditionId, justification: 'sans objet' }, 'waived', ConditionWaived.type],
  ] as const)('%s settles a condition, once', (type, data, status, eventType) => {
    const settled = passedOnConditions.did('2011-06-01', type as 'meet-condition', data);
    expect(settled.facts.at(-1)?.type).toBe(eventType);
    expect(settled.state().gates.conditions[0]).toMatchObject({ status, settledOn: '2011-06-01' });
    expect(settled.refuses('2012-01-01', type as 'meet-condition', data)).toEqual({
      code: 'CONDITION_SETTLED',
      params: { conditionId, status },
      field: 'conditionId',
    });
  });

  it.each([
    ['another', '2012-01-01', derivedId('another')],
    ['one not set yet', '2010-12-31', conditionId],
  ])('does not settle %s', (_, on, id) => {
    expect(passedOnConditions.refuses(on, 'meet-condition', { conditionId: id })).toEqual({
      code: 'CONDITION_UNKNOWN',
      params: { conditionId: id },
      field: 'conditionId',
    });
  });

  it('sets at least one condition', () => {
    expect(story.refuses('2011-01-01', 'decide-at-gate', { ...conditional, conditions: [] })).toEqual({
      code: 'CONDITIONS_REQUIRED',
      params: {},
      field: 'conditions',
    });
  });

  it.each(['go', 'no-go'] as const)('alone sets conditions, not a %s', (outcome) => {
    expect(ready.refuses('2011-01-01', 'decide-at-gate', { ...conditional, outcome })).toEqual({
      code: 'CONDITIONS_NOT_ALLOWED',
      params: { outcome },
      field: 'conditions',
    });
  });

  it('sets no condition due before the decision; the same day is fine', () => {
    const dueOn = (day: string) => ({
      ...conditional,
      conditions: [...conditional.conditions, { text: 'x', dueOn: day }],
    });
    expect(story.refuses('2011-01-01', 'decide-at-gate', dueOn('2010-12-31'))).toEqual({
      code: 'CONDITION_DUE_BEFORE_DECISION',
      params: { dueOn: '2010-12-31', occurredOn: '2011-01-01' },
      field: 'conditions/1/dueOn',
    });
    expect(story.records('2011-01-01', 'decide-at-gate', dueOn('2011-01-01'))).toHaveLength(1);
  });

  it('has its conditions corrected, the text typed anew', () => {
    const corrected = passedOnConditions.did('2012-01-01', 'correct-fact', {
      factId: passedOnConditions.factId(GateDecided.type),
      changes: { conditions: [{ conditionId, text: 'trouver un jardin', dueOn: '2011-12-01' }] },
      reason: 'incorrect',
      comment: 'échéance mal saisie',
    });
    expect(corrected.state().gates.conditions[0]).toMatchObject({
      text: sealed('trouver un jardin'),
      dueOn: '2011-12-01',
    });
  });
});

describe('Whoever decides at a gate', () => {
  it('is a party on that day', () => {
    const refusal = { code: 'PARTY_NOT_IN', params: { organisationId: STRANGER }, field: 'deciderIds/1' };
    const deciderIds = [CARRIER, STRANGER];
    expect(ready.refuses('2011-01-01', 'decide-at-gate', { ...go, deciderIds })).toEqual(refusal);
    expect(
      ready.refuses('2011-01-01', 'plan-gate-review', {
        gate: 'conception',
        plannedFor: '2011-02-01',
        deciderIds,
      }),
    ).toEqual(refusal);
  });

  it('is not told late to have left before', () => {
    const decided = ready.did('2011-01-01', 'decide-at-gate', { ...go, deciderIds: [PARTNER] });
    expect(decided.refuses('2010-12-01', 'remove-party', { organisationId: PARTNER })).toMatchObject({
      code: 'HISTORY_IMPOSSIBLE',
      params: { factType: GateDecided.type, factDate: '2011-01-01', rule: 'PARTY_NOT_IN' },
    });
  });
});

describe('A gate elsewhere on the path', () => {
  it.each(['modelling', 'experimentation', 'swarming'] as const)(
    'is not decided from conception: %s, whatever its criteria',
    (gate) => {
      expect(story.refuses('2011-01-01', 'decide-at-gate', { ...go, gate })).toEqual({
        code: 'STAGE_NOT_CURRENT',
        params: { stage: gate, standing: 'conception', occurredOn: '2011-01-01' },
        field: 'occurredOn',
      });
    },
  );

  it('is not decided again once passed, nor before its stage was entered', () => {
    const at = passed(story, '2011-01-01', 'conception');
    expect(at.refuses('2012-01-01', 'decide-at-gate', go).params).toMatchObject({
      standing: 'experimentation',
    });
    const tried = evidenced(at, '2010-06-01', 'experimentation');
    expect(tried.refuses('2010-12-31', 'decide-at-gate', { ...go, gate: 'experimentation' })).toMatchObject({
      code: 'STAGE_NOT_CURRENT',
      params: { standing: 'conception', occurredOn: '2010-12-31' },
    });
  });

  it.each(['suspend', 'end'] as const)('is not decided after %s, whatever its criteria', (type) => {
    const told =
      type === 'suspend'
        ? story.did('2010-09-01', 'suspend', { reason: 'disagreement' })
        : story.did('2010-09-01', 'end', { ending: 'completed' });
    expect(told.refuses('2011-01-01', 'decide-at-gate', go)).toEqual({
      code: type === 'suspend' ? 'PARTNERSHIP_SUSPENDED' : 'PARTNERSHIP_ENDED',
      params: { since: '2010-09-01', ...(type === 'end' && { status: 'completed' }) },
      field: undefined,
    });
  });
});

describe('Evidence', () => {
  const brought = { gate: 'conception', criterion: 'need-analysed' } as const;
  const sha256 = 'a'.repeat(64);

  it.each([
    [{ kind: 'text', text: 'vu sur place' }, { text: { $personal: 'vu sur place' } }],
    [{ kind: 'link', link: 'https://example.org' }, { link: 'https://example.org' }],
    [
      { kind: 'file', fileName: 'bilan.pdf', sha256 },
      { fileName: { $personal: 'bilan.pdf' }, sha256 },
    ],
  ] as const)('is brought as %j', (given, kept) => {
    expect(story.records('2010-06-01', 'bring-evidence', { ...brought, ...given })).toEqual([
      EvidenceBrought.of({
        ...brought,
        kind: given.kind,
        text: null,
        link: null,
        fileName: null,
        sha256: null,
        audience: 'parties',
        ...kept,
      }),
    ]);
  });

  it.each([
    [{ kind: 'text', link: 'https://example.org' }, 'text'],
    [{ kind: 'link', text: 'vu' }, 'link'],
    [{ kind: 'file', sha256 }, 'fileName'],
    [{ kind: 'file', fileName: 'bilan.pdf' }, 'sha256'],
  ] as const)('is incomplete: %j', (given, missing) => {
    expect(story.refuses('2010-06-01', 'bring-evidence', { ...brought, ...given })).toEqual({
      code: 'EVIDENCE_INCOMPLETE',
      params: { kind: given.kind, missing },
      field: missing,
    });
  });

  it('speaks of a criterion in force', () => {
    expect(
      story.refuses('2010-06-01', 'bring-evidence', {
        ...brought,
        criterion: 'roles-set',
        kind: 'text',
        text: 'x',
      }),
    ).toEqual({
      code: 'CRITERION_UNKNOWN',
      params: { gate: 'conception', criterion: 'roles-set' },
      field: 'criterion',
    });
  });

  it('is not brought to a partnership that has ended, but to one suspended', () => {
    const data = { ...brought, kind: 'text', text: 'vu' } as const;
    expect(
      story.did('2010-03-01', 'end', { ending: 'completed' }).refuses('2010-06-01', 'bring-evidence', data)
        .code,
    ).toBe('PARTNERSHIP_ENDED');
    expect(
      story
        .did('2010-03-01', 'suspend', { reason: 'disagreement' })
        .records('2010-06-01', 'bring-evidence', data),
    ).toHaveLength(1);
  });
});

describe('An opinion', () => {
  it('is given by a party, with a comment if it wishes', () => {
    const given = { gate: 'conception', organisationId: FUNDER, opinion: 'reserved' } as const;
    expect(story.records('2010-06-01', 'give-opinion', { ...given, comment: 'trop tôt' })).toEqual([
      OpinionGiven.of({ ...given, comment: { $personal: 'trop tôt' }, audience: 'parties' }),
    ]);
    expect(story.refuses('2010-06-01', 'give-opinion', { ...given, organisationId: STRANGER })).toEqual({
      code: 'PARTY_NOT_IN',
      params: { organisationId: STRANGER },
      field: 'organisationId',
    });
  });
});

describe("A partnership's own criteria", () => {
  const own = [
    { code: 'trusted', dimension: 'process', label: { fr: 'Confiance établie', en: 'Trust built' } },
  ] as const;
  const change = { gate: 'conception', criteria: own, reason: 'petit partenariat' } as const;

  it('replace the default of their gate, and that gate only', () => {
    const changed = story.did('2010-02-01', 'change-gate-criteria', change);
    expect(changed.facts.at(-1)).toMatchObject({
      type: GateCriteriaChanged.type,
      data: { gate: 'conception', version: 'own-1', criteria: own, reason: sealed('petit partenariat') },
    });
    expect(criteriaInForce(changed.state().gates, 'conception')).toEqual({ version: 'own-1', criteria: own });
    expect(criteriaInForce(changed.state().gates, 'modelling')).toEqual(DEFAULT_CRITERIA.modelling);
    expect(changed.refuses('2011-01-01', 'decide-at-gate', go).params.criteria).toEqual([
      { code: 'trusted', label: own[0].label },
    ]);
  });

  it('are not in force before their day', () => {
    const changed = evidenced(
      story.did('2010-02-01', 'change-gate-criteria', change),
      '2010-01-15',
      'conception',
    );
    expect(changed.records('2010-01-20', 'decide-at-gate', go)).toHaveLength(1);
  });

  it('name a criterion once', () => {
    expect(
      story.refuses('2010-02-01', 'change-gate-criteria', { ...change, criteria: [own[0], own[0]] }),
    ).toEqual({ code: 'CRITERION_REPEATED', params: { criterion: 'trusted' }, field: 'criteria' });
  });

  it('bear a version of their own each, also when changed late for an earlier day', () => {
    const versions = story
      .did('2010-06-01', 'change-gate-criteria', change)
      .did('2010-02-01', 'change-gate-criteria', change)
      .did('2010-08-01', 'change-gate-criteria', { ...change, gate: 'modelling' })
      .facts.filter(({ type }) => type === GateCriteriaChanged.type)
      .map(({ data }) => (data as { version: string }).version);
    expect(versions).toEqual(['own-1', 'own-2', 'own-3']);
  });
});

describe('A gate review', () => {
  const plan = { gate: 'conception', plannedFor: '2011-03-01', deciderIds: [CARRIER, FUNDER] } as const;
  const planned = story.did('2011-01-01', 'plan-gate-review', plan);

  it('is planned with its date and who will decide', () => {
    expect(story.records('2011-01-01', 'plan-gate-review', { ...plan, comment: 'En visite' })).toEqual([
      GateReviewPlanned.of({
        ...plan,
        deciderIds: [...plan.deciderIds],
        comment: { $personal: 'En visite' },
      }),
    ]);
    expect(planned.state().gates.reviews).toEqual([{ ...plan, plannedOn: '2011-01-01', replanned: 0 }]);
  });

  it('is planned anew, and each time counted', () => {
    const twice = planned
      .did('2011-02-01', 'plan-gate-review', { ...plan, plannedFor: '2011-06-01', comment: 'report' })
      .did('2011-05-01', 'plan-gate-review', { ...plan, plannedFor: '2011-09-01' });
    expect(twice.facts.at(-2)?.data).toEqual({
      ...plan,
      from: '2011-03-01',
      plannedFor: '2011-06-01',
      comment: sealed('report'),
    });
    expect(twice.facts.at(-1)?.type).toBe(GateReviewReplanned.type);
    expect(twice.state().gates.reviews).toMatchObject([{ plannedFor: '2011-09-01', replanned: 2 }]);
  });

  it('planned as it is already changes nothing, in whatever order the deciders are named', () => {
    expect(planned.records('2011-02-01', 'plan-gate-review', plan)).toEqual([]);
    expect(
      planned.records('2011-02-01', 'plan-gate-review', { ...plan, deciderIds: [FUNDER, CARRIER] }),
    ).toEqual([]);
  });

  it('is called off by an ending, and by being found at another stage, but not at the same', () => {
    expect(planned.did('2011-02-01', 'end', { ending: 'completed' }).state().gates.reviews).toEqual([]);
    const observed = (stage: string) =>
      planned.did('2011-02-01', 'observe-stage', { stage } as never).state().gates.reviews;
    expect(observed('modelling')).toEqual([]);
    expect(observed('conception')).toHaveLength(1);
  });

  it('is not planned for a day that is past already', () => {
    expect(story.refuses('2011-03-02', 'plan-gate-review', plan)).toEqual({
      code: 'PLANNED_IN_THE_PAST',
      params: { plannedFor: '2011-03-01', occurredOn: '2011-03-02' },
      field: 'plannedFor',
    });
  });

  it('is of the stage where the partnership stands', () => {
    expect(story.refuses('2011-01-01', 'plan-gate-review', { ...plan, gate: 'modelling' }).code).toBe(
      'STAGE_NOT_CURRENT',
    );
  });

  it('is over once its gate is decided', () => {
    expect(
      planned.did('2011-03-01', 'decide-at-gate', { ...decision, outcome: 'no-go' }).state().gates.reviews,
    ).toEqual([]);
  });
});
