import { closing, type ClosingCommands } from './closing/closing.js';
import { derivedId } from './kernel/derived-id.js';
import { mandate, type MandateCommands, type Mandates } from './mandate/mandate.js';
import { organisation, type OrganisationCommands } from './organisation/organisation.js';
import { OpinionGiven, PartnershipRegistered } from './partnership/partnership-events.js';
import { partnership, type PartnershipCommands } from './partnership/partnership.js';
import { judgeRows } from './partnership/record-rows.js';
import { LANGUAGES } from './reference/labels.js';
import { RULES, ruleSentence, type RuleCode } from './rules.js';
import {
  alliance,
  CARRIER,
  EVALUATOR,
  evidenced,
  FUNDER,
  INDICATOR,
  joined,
  PARTNER,
  STRANGER,
} from './testing/alliance.js';
import { REFUSED_BY_ROUNDS, TOLD_BY_SHEETS } from './testing/refused-by-rounds.js';
import { Story, type Refusal } from './testing/story.js';

const story = joined(alliance('2010-01-01'), '2010-01-01', EVALUATOR, 'evaluator');
const on = '2012-01-01';
const suspended = story.did('2011-01-01', 'suspend', { reason: 'disagreement' });
const ended = story.did('2011-01-01', 'end', { ending: 'completed' });
const offPath = alliance('2010-01-01', 'off-path');
const spoken = story.happened(
  '2011-01-01',
  OpinionGiven.of({
    gate: 'conception',
    organisationId: PARTNER,
    opinion: 'favourable',
    comment: null,
    audience: 'parties',
  }),
);
const why = { reason: 'incorrect', comment: 'erreur' } as const;
const registrationId = story.factId(PartnershipRegistered.type);
const go = { gate: 'conception', outcome: 'go', deciderIds: [CARRIER] } as const;
const conditional = {
  ...go,
  outcome: 'conditional',
  conditions: [{ text: 'un local', dueOn: '2012-12-31' }],
} as const;
const passedOnCondition = story.did('2011-01-01', 'decide-at-gate', conditional);
const conditionId = derivedId(story.commandId, 'condition', 0);
const review = { gate: 'conception', plannedFor: '2011-01-01', deciderIds: [CARRIER] } as const;
const proposal = { definition: INDICATOR, replyBy: '2012-03-01' };
const indicatorId = derivedId(story.commandId, 'indicator');
const proposed = story.did(on, 'propose-indicator', proposal);
const revised = proposed.did('2014-01-01', 'revise-indicator', {
  indicatorId,
  definition: { ...INDICATOR, target: 200 },
  replyBy: '2014-03-01',
});
const withTerms = (terms: Partial<typeof INDICATOR>) => ({
  ...proposal,
  definition: { ...INDICATOR, ...terms },
});
const FLOW = { accumulation: 'flow' } as const;
const YEAR = { from: '2012-01-01', to: '2012-12-31' };
const agreedWith = (terms: Partial<typeof INDICATOR>) =>
  story
    .did(on, 'propose-indicator', withTerms(terms))
    .did('2013-01-01', 'pass-over-silence', { indicatorId, justification: 'x' });
const measuring = (
  terms: Partial<typeof INDICATOR>,
  said: Partial<PartnershipCommands['record-measurement']> = {},
): Refusal =>
  agreedWith(terms).refuses('2014-01-01', 'record-measurement', {
    ...{ indicatorId, value: 1, dataSource: 'x' },
    ...said,
  });
const mandates = new Story<Mandates, MandateCommands>(mandate);
const unregistered = new Story<unknown, OrganisationCommands>(organisation as never);
const registration = {
  name: 'Les Jardins',
  sphere: 'association',
  size: null,
  identifiers: [],
  homeTerritory: null,
  fictional: true,
} as const satisfies Partial<Record<keyof OrganisationCommands['register-organisation'], unknown>>;

/** What only the register, or the log, can tell. */
const TOLD_ELSEWHERE = {
  ORGANISATION_UNKNOWN: { organisationId: STRANGER },
  NOTHING_TO_CLOSE: {},
  SHARED_INDICATOR_UNKNOWN: {},
  SHARED_DEFINITION_DIFFERS: { term: 'unit' },
  KNOWN_AT_NOT_REACHED: {},
  ...TOLD_BY_SHEETS,
} satisfies Partial<Record<RuleCode, Refusal['params']>>;

/** For each rule, a story that is refused by it. */
const REFUSED: Readonly<Record<Exclude<RuleCode, keyof typeof TOLD_ELSEWHERE>, () => Refusal>> = {
  DATE_IN_FUTURE: () => story.refuses('2030-01-01', 'resume', {}),
  BEFORE_START: () => story.refuses('2009-01-01', 'suspend', { reason: 'disagreement' }),
  HISTORY_IMPOSSIBLE: () => spoken.refuses('2010-06-01', 'remove-party', { organisationId: PARTNER }),
  FACT_NOT_FOUND: () => story.refuses(on, 'withdraw-fact', { factId: STRANGER, ...why }),
  FIRST_FACT_STANDS: () => story.refuses(on, 'withdraw-fact', { factId: registrationId, ...why }),
  CORRECTION_CONTENT_INVALID: () =>
    story.refuses(on, 'correct-fact', { factId: registrationId, changes: { titre: 'x' }, ...why }),
  COMMENT_REQUIRED: () => story.refuses(on, 'suspend', { reason: 'other' }),
  IDENTIFIER_INVALID: () =>
    unregistered.refuses(on, 'register-organisation', {
      ...registration,
      identifiers: [{ scheme: 'siren', value: '1' }],
    }),
  SIZE_ONLY_FOR_COMPANIES: () =>
    unregistered.refuses(on, 'register-organisation', { ...registration, identifiers: [], size: 'pme' }),
  ODD_MAIN_REPEATED: () => story.refuses(on, 'amend-description', { odd: { main: '3', others: ['3'] } }),
  PARTY_ALREADY_IN: () => story.refuses(on, 'add-party', { organisationId: PARTNER, roles: ['funder'] }),
  PARTY_NOT_IN: () => story.refuses(on, 'remove-party', { organisationId: STRANGER }),
  PUBLICATION_INCOMPLETE: () =>
    story.refuses(on, 'publish', { items: ['indicators'], sharedWithTerritory: false }),
  PARTNERSHIP_ENDED: () => ended.refuses(on, 'end', { ending: 'completed' }),
  PARTNERSHIP_SUSPENDED: () => suspended.refuses(on, 'suspend', { reason: 'disagreement' }),
  NOT_SUSPENDED: () => story.refuses(on, 'resume', {}),
  NOT_ENDED: () => story.refuses(on, 'reopen', { reason: 'funds-found' }),
  NOT_AT_A_STAGE: () => offPath.refuses(on, 'go-back', { to: 'conception', reason: 'need-changed' }),
  ALREADY_ON_PATH: () => story.refuses(on, 'enter-path', { stage: 'modelling' }),
  STAGE_NOT_CURRENT: () => story.refuses(on, 'decide-at-gate', { ...go, gate: 'modelling' }),
  GOING_BACK_NOT_EARLIER: () => story.refuses(on, 'go-back', { to: 'modelling', reason: 'need-changed' }),
  ABANDONMENT_REASON_REQUIRED: () => story.refuses(on, 'end', { ending: 'abandoned' }),
  REASON_ONLY_FOR_ABANDONMENT: () => story.refuses(on, 'end', { ending: 'completed', reason: 'distrust' }),
  TRANSFER_TARGET_REQUIRED: () => story.refuses(on, 'end', { ending: 'transferred' }),
  TARGET_ONLY_FOR_TRANSFER: () => story.refuses(on, 'end', { ending: 'completed', transferredTo: 'market' }),
  FOUR_EYES_REQUIRED: () =>
    story.refuses(on, 'decide-at-gate', conditional, {
      actor: { id: 'p', roles: ['funder'], onBehalfOf: FUNDER },
    }),
  SOURCE_REQUIRED: () => story.refuses(on, 'decide-at-gate', conditional, { source: undefined }),
  STAGE_GATE_CRITERIA_UNMET: () => story.refuses(on, 'decide-at-gate', go),
  CRITERION_UNKNOWN: () =>
    story.refuses(on, 'bring-evidence', { gate: 'conception', criterion: 'other', kind: 'text', text: 'x' }),
  CRITERION_REPEATED: () => {
    const criterion = { code: 'ours', dimension: 'process', label: { fr: 'Le nôtre', en: 'Ours' } } as const;
    return story.refuses(on, 'change-gate-criteria', {
      gate: 'conception',
      criteria: [criterion, criterion],
      reason: 'x',
    });
  },
  WAIVER_NOT_NEEDED: () =>
    evidenced(story, on, 'conception').refuses(on, 'decide-at-gate', {
      ...go,
      waivers: [{ criterion: 'need-analysed', reason: 'x' }],
    }),
  CONDITIONS_REQUIRED: () => story.refuses(on, 'decide-at-gate', { ...go, outcome: 'conditional' }),
  CONDITIONS_NOT_ALLOWED: () => story.refuses(on, 'decide-at-gate', { ...conditional, outcome: 'no-go' }),
  CONDITION_DUE_BEFORE_DECISION: () => story.refuses('2013-01-01', 'decide-at-gate', conditional),
  CONDITION_UNKNOWN: () => story.refuses(on, 'meet-condition', { conditionId: STRANGER }),
  CONDITION_SETTLED: () =>
    passedOnCondition
      .did(on, 'waive-condition', { conditionId, justification: 'x' })
      .refuses(on, 'meet-condition', { conditionId }),
  EVIDENCE_INCOMPLETE: () =>
    story.refuses(on, 'bring-evidence', { gate: 'conception', criterion: 'need-analysed', kind: 'file' }),
  PLANNED_IN_THE_PAST: () => story.refuses(on, 'plan-gate-review', review),
  INDICATOR_UNKNOWN: () => story.refuses(on, 'accept-indicator', { indicatorId, organisationId: CARRIER }),
  INDICATOR_VERSION_NOT_NEXT: () => {
    const { params } = revised.refuses('2013-01-01', 'revise-indicator', {
      indicatorId,
      definition: { ...INDICATOR, target: 150 },
      replyBy: '2013-03-01',
    });
    return { code: params.rule as RuleCode, params: params.ruleParams as Refusal['params'] };
  },
  INDICATOR_NOT_AGREED: () =>
    proposed.refuses(on, 'record-measurement', { indicatorId, value: 1, dataSource: 'x' }),
  INDICATOR_DIRECTION_CONTRADICTED: () =>
    story.refuses(on, 'propose-indicator', withTerms({ direction: 'decrease' })),
  PERIOD_REVERSED: () => story.refuses(on, 'propose-indicator', withTerms({ periodTo: '2011-01-01' })),
  REPLY_DATE_BEFORE_PROPOSAL: () => story.refuses('2013-01-01', 'propose-indicator', proposal),
  REPLY_DATE_NOT_PAST: () => proposed.refuses(on, 'pass-over-silence', { indicatorId, justification: 'x' }),
  PARTY_NOT_ASKED: () => proposed.refuses(on, 'accept-indicator', { indicatorId, organisationId: EVALUATOR }),
  NO_PARTY_AWAITED: () =>
    proposed
      .did('2013-01-01', 'pass-over-silence', { indicatorId, justification: 'x' })
      .refuses('2013-01-02', 'pass-over-silence', { indicatorId, justification: 'x' }),
  INDICATOR_ALREADY_AGREED: () =>
    proposed
      .did('2013-01-01', 'pass-over-silence', { indicatorId, justification: 'x' })
      .refuses('2013-01-02', 'refuse-indicator', { indicatorId, organisationId: PARTNER, reason: 'x' }),
  COUNTER_PROPOSAL_UNKNOWN: () =>
    proposed.refuses(on, 'adopt-counter-proposal', {
      ...{ indicatorId, refusalId: STRANGER, replyBy: '2013-01-01' },
    }),
  SCALE_REQUIRED: () => story.refuses(on, 'propose-indicator', withTerms({ measure: 'ordinal' })),
  SCALE_ONLY_FOR_ORDINAL: () => story.refuses(on, 'propose-indicator', withTerms({ scale: ['a', 'b'] })),
  SCALE_LABEL_REPEATED: () =>
    story.refuses(on, 'propose-indicator', withTerms({ measure: 'ordinal', scale: ['a', 'a'] })),
  NOT_ON_SCALE: () =>
    story.refuses(on, 'propose-indicator', withTerms({ measure: 'ordinal', scale: ['a', 'b'] })),
  WHOLE_CENTS_REQUIRED: () =>
    story.refuses(on, 'propose-indicator', withTerms({ measure: 'money', target: 200.5 })),
  NO_TARGET_FOR_QUALITATIVE: () =>
    story.refuses(on, 'propose-indicator', withTerms({ measure: 'qualitative' })),
  FLOW_NOT_OF_MEASURE: () =>
    story.refuses(
      on,
      'propose-indicator',
      withTerms({ measure: 'qualitative', baseline: null, target: null, accumulation: 'flow' }),
    ),
  GROUP_REPEATED: () =>
    story.refuses(
      on,
      'propose-indicator',
      withTerms({ disaggregation: { by: 'territory', groups: ['Nord', 'Nord'] } }),
    ),
  INDICATOR_NAME_AMBIGUOUS: () => {
    const { facts, commandId } = proposed.did(on, 'propose-indicator', proposal);
    const [row] = judgeRows(partnership, facts, {
      ...{ type: 'record-measurements', occurredOn: on, datePrecision: 'day', today: on, id: commandId },
      actor: { id: 'p', roles: [], onBehalfOf: null },
      data: { rows: [{ indicator: INDICATOR.name, value: 1, dataSource: 'x' }] },
    });
    if (row!.verdict !== 'refused') throw new Error('was not refused');
    return row!.violation;
  },
  MEASUREMENT_INCOMPLETE: () => measuring({}, { value: null }),
  MEASUREMENT_FIELD_NOT_OF_KIND: () => measuring({}, { numerator: 1 }),
  DENOMINATOR_NOT_POSITIVE: () =>
    measuring({ measure: 'percentage' }, { value: null, numerator: 1, denominator: 0 }),
  FLOW_PERIOD_REQUIRED: () => measuring(FLOW),
  PERIOD_ONLY_FOR_FLOW: () => measuring({}, { period: YEAR }),
  PERIOD_NOT_OVER: () => measuring(FLOW, { period: { ...YEAR, to: '2014-01-02' } }),
  PERIOD_OUTSIDE_INDICATOR: () => measuring(FLOW, { period: { ...YEAR, from: '2011-12-31' } }),
  PERIOD_OVERLAPS: () => {
    const measured = { indicatorId, value: 1, dataSource: 'x', period: YEAR };
    return agreedWith(FLOW)
      .did('2014-01-01', 'record-measurement', measured)
      .refuses('2014-01-01', 'record-measurement', measured);
  },
  GROUP_UNKNOWN: () => measuring({}, { groups: [{ group: 'Nord', value: 1 }] }),
  GROUPS_DO_NOT_SUM: () =>
    measuring(
      { disaggregation: { by: 'territory', groups: ['Nord', 'Sud'] } },
      { groups: [{ group: 'Nord', value: 2 }] },
    ),
  OBJECTIVE_NOT_OF_SPHERE: () =>
    story.refuses(on, 'state-objectives', {
      ...{ organisationId: PARTNER, list: 'company' },
      objectives: [{ objective: 'skills', expected: 3 }],
    }),
  OBJECTIVE_REPEATED: () =>
    story.refuses(on, 'state-objectives', {
      ...{ organisationId: PARTNER, list: 'company' },
      objectives: [1, 2].map((expected) => ({ objective: 'innovation' as const, expected })),
    }),
  DEPLOYMENT_SAYS_NOTHING: () =>
    story.refuses(on, 'record-deployment', {
      ...{ territoriesReached: null, beneficiariesReached: null, swarmingSites: null, takenUpBy: [] },
    }),
  MANDATE_TOO_LONG: () =>
    mandates.refuses(on, 'give-mandate', { personId: STRANGER, capacity: 'staff', until: '2015-01-02' }),
  MANDATE_UNKNOWN: () =>
    mandates.refuses(on, 'withdraw-mandate', { mandateId: STRANGER, reason: 'duties-changed' }),
  ...REFUSED_BY_ROUNDS,
  CLOSED_BEFORE_ITS_DAY: () =>
    new Story<unknown, ClosingCommands>(closing as never).refuses(on, 'close-report', {
      name: 'Arrêté 2012',
      asOf: '2012-12-31',
      knownAt: { position: '1', eventId: CARRIER, recordedAt: '2012-01-01T00:00:00.000Z' },
    }),
};

describe('Every rule', () => {
  it.each(Object.entries(REFUSED))('%s refuses something, in sentences a person reads', (code, refuse) => {
    const refusal = refuse();
    expect(refusal.code).toBe(code);
    const sentences = ruleSentence(refusal.code, refusal.params);
    // Each is one whole sentence: what is missing from the params would show in it.
    for (const language of LANGUAGES) expect(sentences[language]).toMatch(/^(?!.*(undefined|null)).{15,}\.$/);
    expect(sentences.fr).not.toBe(sentences.en);
  });

  it('is among them, but for those that only the register or the log can tell', () => {
    const elsewhere = Object.entries(TOLD_ELSEWHERE) as [RuleCode, Refusal['params']][];
    expect(Object.keys(RULES).toSorted()).toEqual(
      [...Object.keys(REFUSED), ...elsewhere.map(([code]) => code)].toSorted(),
    );
    for (const [code, params] of elsewhere)
      expect(ruleSentence(code, params).fr).toMatch(/^(?!.*undefined).{15,}\.$/);
  });

  it('that a late fact would make others break is told with the rule that they would break', () => {
    const { code, params } = REFUSED.HISTORY_IMPOSSIBLE();
    expect(ruleSentence(code, params)).toEqual({
      fr: expect.stringContaining(RULES.PARTY_NOT_IN.fr()) as string,
      en: expect.stringContaining(RULES.PARTY_NOT_IN.en()) as string,
    });
  });

  it('on criteria names each by its label', () => {
    const { code, params } = REFUSED.STAGE_GATE_CRITERIA_UNMET();
    const { fr, en } = ruleSentence(code, params);
    expect(fr).toContain('Conception → Expérimentation');
    expect(fr).toContain('« Besoin analysé et populations nommées », « Intuition confirmée par des avis »');
    expect(en).toContain('"Need analysed and populations named"');
  });
});
