import {
  EvidenceBrought,
  GateDecided,
  PartnershipDescriptionAmended,
  PartnershipRegistered,
  PartnershipSuspended,
  PartyJoined,
} from '../partnership/partnership-events.js';
import { daysInStage } from '../partnership/path.js';
import { alliance, CARRIER, evidenced, FUNDER, type PartnershipStory } from '../testing/alliance.js';
import { sealed } from '../testing/story.js';
import { FactCorrected, FactWithdrawn } from './correction.js';
import { derivedId } from './derived-id.js';

const told = evidenced(alliance('2010-01-01'), '2010-06-01', 'conception').did(
  '2012-01-01',
  'decide-at-gate',
  {
    gate: 'conception',
    outcome: 'go',
    deciderIds: [CARRIER],
  },
);
const why = { reason: 'incorrect', comment: 'mal daté' } as const;
const decisionId = told.factId(GateDecided.type);
const factOf = (story: PartnershipStory, id: string) => story.facts.find((fact) => fact.id === id)!;
const firstStayDays = (story: PartnershipStory) => {
  const [first] = story.state().path.stays;
  return daysInStage(first!, '2020-01-01');
};

describe('Evidence that a go stands on', () => {
  const evidenceId = told.factId(EvidenceBrought.type);

  it('is not withdrawn, nor dated after the decision, while the decision stands', () => {
    expect(told.refuses('2020-01-01', 'withdraw-fact', { factId: evidenceId, ...why })).toMatchObject({
      code: 'HISTORY_IMPOSSIBLE',
      params: { rule: 'STAGE_GATE_CRITERIA_UNMET', factType: GateDecided.type },
    });
    expect(
      told.refuses('2020-01-01', 'correct-fact', {
        factId: evidenceId,
        correctOccurredOn: '2013-01-01',
        ...why,
      }).code,
    ).toBe('HISTORY_IMPOSSIBLE');
  });

  it('is withdrawn once the decision is corrected to a waiver', () => {
    const { assessment } = factOf(told, decisionId).data as { assessment: { criterion: string }[] };
    const evidence = factOf(told, evidenceId).data as { criterion: string };
    const waived = assessment.map((one) =>
      one.criterion === evidence.criterion ? { ...one, evidenceIds: [], waiver: 'dérogation oubliée' } : one,
    );
    const corrected = told.did('2020-01-01', 'correct-fact', {
      factId: decisionId,
      changes: { assessment: waived },
      ...why,
    });
    expect(corrected.records('2020-01-02', 'withdraw-fact', { factId: evidenceId, ...why })).toHaveLength(1);
  });

  it('is evidence that was brought: another id does not stand for it', () => {
    const { assessment } = factOf(told, decisionId).data as { assessment: object[] };
    const invented = assessment.map((one) => ({ ...one, evidenceIds: [derivedId('never brought')] }));
    expect(
      told.refuses('2020-01-01', 'correct-fact', {
        factId: decisionId,
        changes: { assessment: invented },
        ...why,
      }).code,
    ).toBe('HISTORY_IMPOSSIBLE');
  });
});

describe('A fact with a wrong date', () => {
  it('is corrected by an event that keeps its content, with the reason', () => {
    expect(
      told.records('2020-01-01', 'correct-fact', {
        factId: decisionId,
        correctOccurredOn: '2011-01-01',
        ...why,
      }),
    ).toEqual([
      FactCorrected.of({
        factId: decisionId,
        fact: {
          type: GateDecided.type,
          version: 1,
          data: factOf(told, decisionId).data as Record<string, unknown>,
        },
        occurredOn: '2011-01-01',
        datePrecision: 'day',
        reason: 'incorrect',
        comment: { $personal: 'mal daté' },
      }),
    ]);
  });

  it('once corrected changes the durations that it bounds', () => {
    // 2010-01-01 → 2012-01-01 is 730 days; → 2013-01-01 is 1096, 2012 being a leap year.
    const corrected = told.did('2020-01-01', 'correct-fact', {
      factId: decisionId,
      correctOccurredOn: '2013-01-01',
      ...why,
    });
    expect([firstStayDays(told), firstStayDays(corrected)]).toEqual([730, 1096]);
    expect(corrected.state({ knownAt: told.facts.at(-1)!.position })).toEqual(told.state());
  });

  it('whose precision is corrected bounds no duration any more', () => {
    const vague = told.did('2020-01-01', 'correct-fact', {
      factId: decisionId,
      correctDatePrecision: 'year',
      ...why,
    });
    expect(firstStayDays(vague)).toBeNull();
  });

  it('is not moved to a day to come', () => {
    expect(
      told.refuses('2020-01-01', 'correct-fact', {
        factId: decisionId,
        correctOccurredOn: '2026-07-01',
        ...why,
      }),
    ).toEqual({
      code: 'DATE_IN_FUTURE',
      params: { occurredOn: '2026-07-01', today: '2026-06-30' },
      field: 'correctOccurredOn',
    });
  });

  it('is not moved before what it needs', () => {
    const back = told.did('2013-01-01', 'go-back', { to: 'conception', reason: 'need-changed' });
    expect(
      back.refuses('2020-01-01', 'correct-fact', {
        factId: decisionId,
        correctOccurredOn: '2013-06-01',
        ...why,
      }),
    ).toMatchObject({
      code: 'HISTORY_IMPOSSIBLE',
      params: { factType: 'partnership.went-back', factDate: '2013-01-01', rule: 'STAGE_NOT_CURRENT' },
      field: 'occurredOn',
    });
    expect(
      told.refuses('2020-01-01', 'correct-fact', {
        factId: decisionId,
        correctOccurredOn: '2009-01-01',
        ...why,
      }),
    ).toMatchObject({ code: 'HISTORY_IMPOSSIBLE', params: { rule: 'BEFORE_START' } });
  });

  it('corrected to what it says already changes nothing', () => {
    expect(told.records('2020-01-01', 'correct-fact', { factId: decisionId, ...why })).toEqual([]);
    const registrationId = told.factId(PartnershipRegistered.type);
    expect(
      told.records('2020-01-01', 'correct-fact', {
        factId: registrationId,
        changes: { odd: { others: ['3'], main: '11' } },
        correctOccurredOn: '2010-01-01',
        ...why,
      }),
    ).toEqual([]);
  });

  it('may be the registration, as long as nothing came before its new date', () => {
    const registrationId = told.factId(PartnershipRegistered.type);
    const earlier = told.did('2020-01-01', 'correct-fact', {
      factId: registrationId,
      correctOccurredOn: '2009-01-01',
      ...why,
    });
    expect(earlier.state().description.startedOn).toBe('2009-01-01');
    expect(firstStayDays(earlier)).toBe(730 + 365);
    expect(
      told.refuses('2020-01-01', 'correct-fact', {
        factId: registrationId,
        correctOccurredOn: '2010-01-02',
        ...why,
      }),
    ).toMatchObject({
      code: 'HISTORY_IMPOSSIBLE',
      params: { factType: PartyJoined.type, factDate: '2010-01-01', rule: 'BEFORE_START' },
    });
  });
});

describe('A fact with a wrong content', () => {
  const amended = told
    .did('2013-01-01', 'amend-description', { title: 'Potagés' })
    .did('2014-01-01', 'suspend', { reason: 'lack-of-funds', comment: 'gel des crédits' });
  const amendmentId = amended.factId(PartnershipDescriptionAmended.type);
  const suspensionId = amended.factId(PartnershipSuspended.type);

  it('is corrected in the fields named, the others kept', () => {
    const corrected = amended.did('2020-01-01', 'correct-fact', {
      factId: suspensionId,
      changes: { reason: 'disagreement' },
      ...why,
    });
    expect(corrected.facts.at(-1)?.data).toMatchObject({
      fact: { data: { reason: 'disagreement', comment: sealed('gel des crédits') } },
    });
    expect(corrected.state().path.statusReason).toBe('disagreement');
  });

  it('takes a plain text for a field declared personal, which is stored as one', () => {
    expect(
      amended.records('2020-01-01', 'correct-fact', {
        factId: suspensionId,
        changes: { comment: 'gel des subventions' },
        ...why,
      }),
    ).toMatchObject([{ data: { fact: { data: { comment: { $personal: 'gel des subventions' } } } } }]);
  });

  it('takes a plain text within a list too, and a text that speaks of "$" keys', () => {
    const conditional = evidenced(told, '2013-01-01', 'experimentation').did('2013-06-01', 'decide-at-gate', {
      gate: 'experimentation',
      outcome: 'conditional',
      conditions: [{ text: 'un local', dueOn: '2013-12-31' }],
      deciderIds: [CARRIER],
    });
    const { conditionId } = conditional.state().gates.conditions[0]!;
    expect(
      conditional.records('2020-01-01', 'correct-fact', {
        factId: conditional.factId(GateDecided.type),
        changes: { conditions: [{ conditionId, text: 'un « {"$key": 1} »', dueOn: '2014-01-31' }] },
        ...why,
      }),
    ).toMatchObject([
      {
        data: {
          fact: {
            data: { conditions: [{ text: { $personal: 'un « {"$key": 1} »' }, dueOn: '2014-01-31' }] },
          },
        },
      },
    ]);
  });

  it.each([
    [{ title: '' }, 'title', 'changes/title'],
    [{ title: 12 }, 'title', 'changes/title'],
    [{ titre: 'Potagers' }, 'titre', 'changes/titre'],
    [{ odd: { main: '18', others: [] } }, 'odd/main', 'changes/odd/main'],
    [{ ['__proto__']: { title: 'x' } }, '__proto__', 'changes/__proto__'],
  ])('must still fit its schema: %j', (changes, path, field) => {
    expect(
      amended.refuses('2020-01-01', 'correct-fact', { factId: amendmentId, changes, ...why }),
    ).toMatchObject({ code: 'CORRECTION_CONTENT_INVALID', params: { path }, field });
  });

  it('names the field at fault, not a text that was fine', () => {
    expect(
      amended.refuses('2020-01-01', 'correct-fact', {
        factId: suspensionId,
        changes: { comment: 'bon texte', reason: 'nothing' },
        ...why,
      }),
    ).toMatchObject({ params: { path: 'reason' }, field: 'changes/reason' });
  });

  it.each([
    { comment: { $personal: 'en clair' } },
    { comment: { $sealed: 'volé', $key: derivedId('another text') } },
    { comment: [{ deep: { $Key: 1 } }] },
  ])('takes no "$" key from a caller: %j', (changes) => {
    expect(
      amended.refuses('2020-01-01', 'correct-fact', { factId: suspensionId, changes, ...why }),
    ).toMatchObject({ code: 'CORRECTION_CONTENT_INVALID', params: { path: '$' }, field: 'changes' });
  });

  it('breaks no rule of its own kind', () => {
    const brought = evidenced(told, '2013-01-01', 'experimentation', ['tried-in-reality']);
    const factId = brought.factId(EvidenceBrought.type);
    expect(
      brought.refuses('2020-01-01', 'correct-fact', { factId, changes: { link: null }, ...why }),
    ).toMatchObject({ code: 'HISTORY_IMPOSSIBLE', params: { rule: 'EVIDENCE_INCOMPLETE' } });
    expect(
      told.refuses('2020-01-01', 'correct-fact', {
        factId: told.factId(PartnershipRegistered.type),
        changes: { odd: { main: '3', others: ['3'] } },
        ...why,
      }),
    ).toMatchObject({ code: 'HISTORY_IMPOSSIBLE', params: { rule: 'ODD_MAIN_REPEATED' } });
  });
});

describe('A fact that never happened', () => {
  it('is withdrawn, with the reason', () => {
    expect(told.records('2020-01-01', 'withdraw-fact', { factId: decisionId, ...why })).toEqual([
      FactWithdrawn.of({ factId: decisionId, reason: 'incorrect', comment: { $personal: 'mal daté' } }),
    ]);
    const withdrawn = told.did('2020-01-01', 'withdraw-fact', { factId: decisionId, ...why });
    expect(withdrawn.state().path).toMatchObject({ standing: 'conception', stays: [{ leftOn: null }] });
  });

  it('once withdrawn is neither corrected nor withdrawn again', () => {
    const withdrawn = told.did('2020-01-01', 'withdraw-fact', { factId: decisionId, ...why });
    const refusal = { code: 'FACT_NOT_FOUND', params: { factId: decisionId }, field: 'factId' };
    expect(withdrawn.refuses('2020-01-01', 'correct-fact', { factId: decisionId, ...why })).toEqual(refusal);
    expect(withdrawn.refuses('2020-01-01', 'withdraw-fact', { factId: decisionId, ...why })).toEqual(refusal);
  });

  it('is not the first: the registration stands', () => {
    expect(
      told.refuses('2020-01-01', 'withdraw-fact', {
        factId: told.factId(PartnershipRegistered.type),
        ...why,
      }),
    ).toEqual({ code: 'FIRST_FACT_STANDS', params: {}, field: 'factId' });
  });

  it('is not one on which others stand', () => {
    const back = told.did('2013-01-01', 'go-back', { to: 'conception', reason: 'need-changed' });
    expect(back.refuses('2020-01-01', 'withdraw-fact', { factId: decisionId, ...why })).toMatchObject({
      code: 'HISTORY_IMPOSSIBLE',
      params: { factType: 'partnership.went-back', rule: 'STAGE_NOT_CURRENT' },
    });
  });

  it('is none that nobody recorded, nor a correction itself', () => {
    const corrected = told.did('2020-01-01', 'correct-fact', {
      factId: decisionId,
      correctOccurredOn: '2013-01-01',
      ...why,
    });
    for (const factId of [derivedId('nothing'), corrected.factId(FactCorrected.type)]) {
      expect(corrected.refuses('2020-01-01', 'withdraw-fact', { factId, ...why }).code).toBe(
        'FACT_NOT_FOUND',
      );
    }
  });
});

describe('A fact recorded late', () => {
  it('is judged at its own date, with what was true then', () => {
    expect(
      told.refuses('2011-01-01', 'go-back', { to: 'conception', reason: 'need-changed' }).params,
    ).toEqual({
      from: 'conception',
      to: 'conception',
    });
  });

  it('takes its place among the others', () => {
    const late = told
      .did('2015-01-01', 'change-category', { category: 'patronage' })
      .did('2012-06-01', 'suspend', { reason: 'disagreement' })
      .did('2012-09-01', 'resume', {});
    const [, second] = late.state().path.stays;
    // 2012-01-01 → 2013-01-01 is 366 days, less the 92 from the 1st of June to the 1st of September.
    expect(daysInStage(second!, '2013-01-01')).toBe(274);
    expect(late.state({ asOf: '2012-07-01' }).path.status).toBe('suspended');
  });

  it('is refused where it makes a later one impossible, which is named', () => {
    expect(told.refuses('2011-01-01', 'suspend', { reason: 'disagreement' })).toEqual({
      code: 'HISTORY_IMPOSSIBLE',
      params: {
        factType: GateDecided.type,
        fact: GateDecided.summary,
        factDate: '2012-01-01',
        rule: 'PARTNERSHIP_SUSPENDED',
        ruleParams: { since: '2011-01-01' },
      },
      field: 'occurredOn',
    });
    expect(told.refuses('2011-01-01', 'remove-party', { organisationId: CARRIER }).code).toBe(
      'HISTORY_IMPOSSIBLE',
    );
    expect(told.records('2011-01-01', 'remove-party', { organisationId: FUNDER })).toHaveLength(1);
  });

  it('is refused on a day to come', () => {
    expect(told.refuses('2026-07-01', 'suspend', { reason: 'disagreement' })).toEqual({
      code: 'DATE_IN_FUTURE',
      params: { occurredOn: '2026-07-01', today: '2026-06-30' },
      field: 'occurredOn',
    });
    expect(told.records('2026-06-30', 'suspend', { reason: 'disagreement' })).toHaveLength(1);
  });
});

describe('A command the aggregate does not know', () => {
  it('is an error of the program, not a refusal', () => {
    expect(() => told.records('2020-01-01', 'dissolve' as 'resume', {})).toThrow('does not decide dissolve');
  });
});
