import { type Command, type Possible } from '../kernel/aggregate.js';
import { derivedId } from '../kernel/derived-id.js';
import { type DomainEvent, type EventOf } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { personal, personalIfGiven } from '../kernel/personal-text.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { sameContent } from '../kernel/same-content.js';
import { type Audience } from '../reference/audiences.js';
import { type Criterion } from '../reference/gate-criteria.js';
import { type Gate, type GateOutcome } from '../reference/stages.js';
import { isParty } from './describe-and-join.js';
import { seenByFourEyes } from './four-eyes.js';
import { criteriaInForce, evidenceStanding } from './gates.js';
import { standsAt } from './move-along-path.js';
import {
  ConditionMet,
  ConditionWaived,
  EvidenceBrought,
  GateCriteriaChanged,
  GateDecided,
  GateDecisionProposed,
  GateReviewPlanned,
  GateReviewReplanned,
  OpinionGiven,
} from './partnership-events.js';
import { active, notBeforeStart, notEnded, type Partnership } from './partnership-state.js';

export interface GateCommands {
  'change-gate-criteria': {
    readonly gate: Gate;
    readonly criteria: readonly Criterion[];
    readonly reason: string;
  };
  'plan-gate-review': {
    readonly gate: Gate;
    readonly plannedFor: string;
    readonly deciderIds: readonly string[];
    readonly comment?: string | null;
  };
  'bring-evidence': {
    readonly gate: Gate;
    readonly criterion: string;
    readonly kind: EventOf<typeof EvidenceBrought>['data']['kind'];
    readonly text?: string | null;
    readonly link?: string | null;
    readonly fileName?: string | null;
    readonly sha256?: string | null;
    /** Default: all parties. */
    readonly audience?: Audience;
  };
  'give-opinion': {
    readonly gate: Gate;
    readonly organisationId: string;
    readonly opinion: EventOf<typeof OpinionGiven>['data']['opinion'];
    readonly comment?: string | null;
    /** Default: all parties. */
    readonly audience?: Audience;
  };
  /** Another person then takes it: `seenByFourEyes`. */
  'propose-decision': {
    readonly gate: Gate;
    readonly outcome: GateOutcome;
    readonly comment?: string | null;
  };
  'decide-at-gate': {
    readonly gate: Gate;
    readonly outcome: GateOutcome;
    readonly waivers?: readonly { readonly criterion: string; readonly reason: string }[];
    readonly conditions?: readonly { readonly text: string; readonly dueOn: string }[];
    readonly deciderIds: readonly string[];
    readonly comment?: string | null;
  };
  'meet-condition': { readonly conditionId: string; readonly comment?: string | null };
  'waive-condition': { readonly conditionId: string; readonly justification: string };
}
type Asked<Type extends keyof GateCommands> = Command<Type, GateCommands[Type]>;
type Decided = Fact<EventOf<typeof GateDecided>>;

/** What each kind of evidence must carry. */
const EVIDENCE_NEEDS = { text: ['text'], link: ['link'], file: ['fileName', 'sha256'] } as const;

function decideAtGate(partnership: Partnership, command: Asked<'decide-at-gate'>): DomainEvent[] {
  const { gates } = partnership;
  const { id, data } = command;
  const { gate, outcome, waivers = [], conditions = [], deciderIds, comment } = data;
  const inForce = criteriaInForce(gates, gate);
  const standing = evidenceStanding(gates, gate);
  const assessment = inForce.criteria.map(({ code }) => ({
    criterion: code,
    evidenceIds: standing.filter(({ criterion }) => criterion === code).map(({ evidenceId }) => evidenceId),
    waiver: personalIfGiven(waivers.find(({ criterion }) => criterion === code)?.reason),
  }));
  waivers.forEach(({ criterion }, index) => {
    const assessed = assessment.find((one) => one.criterion === criterion);
    if (!assessed)
      throw new RuleViolation('CRITERION_UNKNOWN', { gate, criterion }, `waivers/${index}/criterion`);
    if (assessed.evidenceIds.length > 0)
      throw new RuleViolation('WAIVER_NOT_NEEDED', { gate, criterion }, `waivers/${index}/criterion`);
  });
  seenByFourEyes(partnership, data, command);
  return [
    GateDecided.of({
      gate,
      outcome,
      criteriaVersion: inForce.version,
      assessment,
      conditions: conditions.map(({ text, dueOn }, index) => ({
        conditionId: derivedId(id, 'condition', index),
        text: personal(text),
        dueOn,
      })),
      deciderIds: [...deciderIds],
      comment: personalIfGiven(comment),
    }),
  ];
}

export const decideGates = {
  'change-gate-criteria': (
    _: Partnership,
    { data }: Asked<'change-gate-criteria'>,
    recorded: readonly Fact[],
  ): DomainEvent[] => {
    // Numbered over all that was ever recorded: a late or a withdrawn list never shares its version with another.
    const earlier = recorded.filter(({ type }) => type === GateCriteriaChanged.type).length;
    return [
      GateCriteriaChanged.of({
        gate: data.gate,
        version: `own-${earlier + 1}`,
        criteria: [...data.criteria],
        reason: personal(data.reason),
      }),
    ];
  },
  'plan-gate-review': ({ gates }: Partnership, { data }: Asked<'plan-gate-review'>): DomainEvent[] => {
    const { gate, plannedFor } = data;
    const deciderIds = [...data.deciderIds];
    const comment = personalIfGiven(data.comment);
    const planned = gates.reviews.find((review) => review.gate === gate);
    if (!planned) return [GateReviewPlanned.of({ gate, plannedFor, deciderIds, comment })];
    const sameDeciders = sameContent(planned.deciderIds.toSorted(), deciderIds.toSorted());
    if (planned.plannedFor === plannedFor && sameDeciders) return [];
    return [
      GateReviewReplanned.of({
        gate,
        from: planned.plannedFor,
        plannedFor,
        deciderIds,
        comment,
      }),
    ];
  },
  'bring-evidence': (_: Partnership, { data }: Asked<'bring-evidence'>): DomainEvent[] => {
    const { text, link = null, fileName, sha256 = null, audience = 'parties', ...brought } = data;
    return [
      EvidenceBrought.of({
        ...brought,
        text: personalIfGiven(text),
        link,
        fileName: personalIfGiven(fileName),
        sha256,
        audience,
      }),
    ];
  },
  'give-opinion': (_: Partnership, { data }: Asked<'give-opinion'>): DomainEvent[] => [
    OpinionGiven.of({
      ...data,
      comment: personalIfGiven(data.comment),
      audience: data.audience ?? 'parties',
    }),
  ],
  // Judged as it is asked: what turns out later does not undo that somebody proposed it.
  'propose-decision': (partnership: Partnership, command: Asked<'propose-decision'>): DomainEvent[] => {
    const { data } = command;
    active(partnership, command);
    standsAt(partnership, data.gate, command);
    return [GateDecisionProposed.of({ ...data, comment: personalIfGiven(data.comment) })];
  },
  'decide-at-gate': decideAtGate,
  'meet-condition': (_: Partnership, { data }: Asked<'meet-condition'>): DomainEvent[] => [
    ConditionMet.of({ conditionId: data.conditionId, comment: personalIfGiven(data.comment) }),
  ],
  'waive-condition': (_: Partnership, { data }: Asked<'waive-condition'>): DomainEvent[] => [
    ConditionWaived.of({ conditionId: data.conditionId, justification: personal(data.justification) }),
  ],
};

function settlesOpenCondition(
  partnership: Partnership,
  fact: Fact<{ type: string; data: { conditionId: string } }>,
): void {
  notBeforeStart(partnership, fact);
  const { conditionId } = fact.data;
  const condition = partnership.gates.conditions.find((known) => known.conditionId === conditionId);
  if (!condition) throw new RuleViolation('CONDITION_UNKNOWN', { conditionId }, 'conditionId');
  if (condition.status !== 'open')
    throw new RuleViolation('CONDITION_SETTLED', { conditionId, status: condition.status }, 'conditionId');
}

function partiesDecide(partnership: Partnership, deciderIds: readonly string[]): void {
  deciderIds.forEach((deciderId, index) => isParty(partnership, deciderId, `deciderIds/${index}`));
}

function reviewOfCurrentStage(partnership: Partnership, fact: Fact<EventOf<typeof GateReviewPlanned>>): void {
  notEnded(partnership, fact);
  const { gate, plannedFor, deciderIds } = fact.data;
  standsAt(partnership, gate, fact);
  partiesDecide(partnership, deciderIds);
  if (plannedFor < fact.occurredOn) {
    throw new RuleViolation('PLANNED_IN_THE_PAST', { plannedFor, occurredOn: fact.occurredOn }, 'plannedFor');
  }
}

function conditionsFit({ data, occurredOn }: Decided): void {
  const { outcome, conditions } = data;
  if (outcome === 'conditional' && conditions.length === 0)
    throw new RuleViolation('CONDITIONS_REQUIRED', {}, 'conditions');
  if (outcome !== 'conditional' && conditions.length > 0)
    throw new RuleViolation('CONDITIONS_NOT_ALLOWED', { outcome }, 'conditions');
  conditions.forEach(({ dueOn }, index) => {
    if (dueOn < occurredOn)
      throw new RuleViolation(
        'CONDITION_DUE_BEFORE_DECISION',
        { dueOn, occurredOn },
        `conditions/${index}/dueOn`,
      );
  });
}

/**
 * A go stands on evidence that is there, or a waiver, for every criterion, those of its list that it does not name
 * included; so evidence that a go stands on is not withdrawn before the decision is corrected.
 */
function criteriaMet({ gates }: Partnership, { data }: Decided): void {
  const { gate, outcome, criteriaVersion, assessment } = data;
  if (outcome !== 'go') return;
  const { version, criteria } = criteriaInForce(gates, gate);
  const judged = version === criteriaVersion ? criteria.map(({ code }) => code) : [];
  const brought = new Set(gates.evidence.map((one) => [one.gate, one.criterion, one.evidenceId].join()));
  const codes = new Set([...judged, ...assessment.map(({ criterion }) => criterion)]);
  const unmet = [...codes].filter((code) => {
    const assessed = assessment.find(({ criterion }) => criterion === code);
    const evidenced = assessed?.evidenceIds.some((id) => brought.has([gate, code, id].join()));
    return !evidenced && !assessed?.waiver;
  });
  if (unmet.length === 0) return;
  const labelled = unmet.map((code) => ({
    code,
    label: criteria.find((criterion) => criterion.code === code)?.label ?? { fr: code, en: code },
  }));
  throw new RuleViolation('STAGE_GATE_CRITERIA_UNMET', { gate, criteria: labelled }, 'outcome');
}

export const possibleGates: Possible<Partnership> = {
  [GateCriteriaChanged.type]: (partnership, fact: Fact<EventOf<typeof GateCriteriaChanged>>) => {
    notEnded(partnership, fact);
    const codes = fact.data.criteria.map(({ code }) => code);
    const repeated = codes.find((code, index) => codes.indexOf(code) !== index);
    if (repeated) throw new RuleViolation('CRITERION_REPEATED', { criterion: repeated }, 'criteria');
  },
  [GateReviewPlanned.type]: reviewOfCurrentStage,
  [GateReviewReplanned.type]: reviewOfCurrentStage,
  [EvidenceBrought.type]: (partnership, fact: Fact<EventOf<typeof EvidenceBrought>>) => {
    notEnded(partnership, fact);
    const { gate, criterion, kind } = fact.data;
    if (!criteriaInForce(partnership.gates, gate).criteria.some(({ code }) => code === criterion)) {
      throw new RuleViolation('CRITERION_UNKNOWN', { gate, criterion }, 'criterion');
    }
    const missing = EVIDENCE_NEEDS[kind].find((field) => !fact.data[field]);
    if (missing) throw new RuleViolation('EVIDENCE_INCOMPLETE', { kind, missing }, missing);
  },
  [OpinionGiven.type]: (partnership, fact: Fact<EventOf<typeof OpinionGiven>>) => {
    notEnded(partnership, fact);
    isParty(partnership, fact.data.organisationId);
  },
  [GateDecisionProposed.type]: notBeforeStart,
  [GateDecided.type]: (partnership, fact: Decided) => {
    active(partnership, fact);
    standsAt(partnership, fact.data.gate, fact);
    partiesDecide(partnership, fact.data.deciderIds);
    conditionsFit(fact);
    criteriaMet(partnership, fact);
  },
  [ConditionMet.type]: settlesOpenCondition,
  [ConditionWaived.type]: settlesOpenCondition,
};
