import { type EventOf } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { type Fold } from '../kernel/history.js';
import { type PersonalText } from '../kernel/personal-text.js';
import { DEFAULT_CRITERIA, type CriteriaList } from '../reference/gate-criteria.js';
import { type Gate, type GateOutcome } from '../reference/stages.js';
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
  PartnershipEnded,
  StageObserved,
  WentBack,
} from './partnership-events.js';

type Data<Definition> = EventOf<Definition> extends { data: infer D } ? D : never;

/** Evidence brought against a criterion; its id is the fact's. */
export interface Evidence extends Data<typeof EvidenceBrought> {
  readonly evidenceId: string;
  readonly broughtOn: string;
}

export interface Opinion extends Data<typeof OpinionGiven> {
  readonly opinionId: string;
  readonly givenOn: string;
}

/** A decision proposed, by whom: a passage that is funded takes two. */
export interface Proposal {
  readonly gate: Gate;
  readonly outcome: GateOutcome;
  /** The pseudonymous id of who proposed it. */
  readonly personId: string;
  readonly organisationId: string | null;
  readonly proposedOn: string;
}

export interface GateDecision extends Data<typeof GateDecided> {
  readonly decisionId: string;
  readonly decidedOn: string;
}

export interface Condition {
  readonly conditionId: string;
  readonly gate: Gate;
  readonly text: PersonalText;
  readonly dueOn: string;
  readonly status: 'open' | 'met' | 'waived';
  readonly settledOn: string | null;
}

/** The review planned for a gate; `replanned` counts how often its date changed. */
export interface Review extends Omit<Data<typeof GateReviewPlanned>, 'comment'> {
  readonly plannedOn: string;
  readonly replanned: number;
}

export interface Gates {
  /** The partnership's own criteria, where it has replaced the default of a gate. */
  readonly ownCriteria: Readonly<Partial<Record<Gate, CriteriaList>>>;
  readonly evidence: readonly Evidence[];
  readonly opinions: readonly Opinion[];
  /** Proposals that stand; what calls off a review calls them off. */
  readonly proposals: readonly Proposal[];
  readonly decisions: readonly GateDecision[];
  readonly conditions: readonly Condition[];
  /** Reviews still to come; a decision at the gate, a move to another stage or an ending clears them. */
  readonly reviews: readonly Review[];
}

export const criteriaInForce = (gates: Gates, gate: Gate): CriteriaList =>
  gates.ownCriteria[gate] ?? DEFAULT_CRITERIA[gate];

/**
 * Evidence that speaks at the next decision of a gate: not already used by a decision that let the partnership pass
 * it, so that a partnership that went back is judged on what it brings anew.
 */
export function evidenceStanding(gates: Gates, gate: Gate): readonly Evidence[] {
  const passages = gates.decisions.filter(
    (decision) => decision.gate === gate && decision.outcome !== 'no-go',
  );
  const used = new Set(
    passages.flatMap(({ assessment }) => assessment.flatMap(({ evidenceIds }) => evidenceIds)),
  );
  const passedOn = passages.at(-1)?.decidedOn ?? '';
  return gates.evidence.filter(
    (evidence) => evidence.gate === gate && evidence.broughtOn >= passedOn && !used.has(evidence.evidenceId),
  );
}

/**
 * Evidence that all parties read. Reports count no other, for anyone: what is addressed to some does not show to all
 * whether a partnership is looked after.
 */
export const sharedEvidence = (evidence: readonly Evidence[]): Evidence[] =>
  evidence.filter(({ audience }) => audience === 'parties');

const settle = (gates: Gates, conditionId: string, status: 'met' | 'waived', settledOn: string): Gates => ({
  ...gates,
  conditions: gates.conditions.map((condition) =>
    condition.conditionId === conditionId ? { ...condition, status, settledOn } : condition,
  ),
});

const without = <Planned extends { readonly gate: Gate }>(
  planned: readonly Planned[],
  gate: Gate,
): Planned[] => planned.filter((one) => one.gate !== gate);

/** What has been brought, said, decided and set at the gates. */
export const gatesFold: Fold<Gates> = {
  initial: {
    ownCriteria: {},
    evidence: [],
    opinions: [],
    proposals: [],
    decisions: [],
    conditions: [],
    reviews: [],
  },
  evolve: {
    [GateCriteriaChanged.type]: (gates, { data }: Fact<EventOf<typeof GateCriteriaChanged>>) => ({
      ...gates,
      ownCriteria: { ...gates.ownCriteria, [data.gate]: { version: data.version, criteria: data.criteria } },
    }),
    [GateReviewPlanned.type]: (gates, { data, occurredOn }: Fact<EventOf<typeof GateReviewPlanned>>) => {
      const { comment: _, ...planned } = data;
      const review = { ...planned, plannedOn: occurredOn, replanned: 0 };
      return { ...gates, reviews: [...without(gates.reviews, data.gate), review] };
    },
    [GateReviewReplanned.type]: (gates, { data, occurredOn }: Fact<EventOf<typeof GateReviewReplanned>>) => {
      const { gate, plannedFor, deciderIds } = data;
      const before = gates.reviews.find((review) => review.gate === gate)?.replanned ?? 0;
      return {
        ...gates,
        reviews: [
          ...without(gates.reviews, gate),
          { gate, plannedFor, deciderIds, plannedOn: occurredOn, replanned: before + 1 },
        ],
      };
    },
    [EvidenceBrought.type]: (gates, { id, data, occurredOn }: Fact<EventOf<typeof EvidenceBrought>>) => ({
      ...gates,
      evidence: [...gates.evidence, { ...data, evidenceId: id, broughtOn: occurredOn }],
    }),
    [OpinionGiven.type]: (gates, { id, data, occurredOn }: Fact<EventOf<typeof OpinionGiven>>) => ({
      ...gates,
      opinions: [...gates.opinions, { ...data, opinionId: id, givenOn: occurredOn }],
    }),
    [GateDecisionProposed.type]: (
      gates,
      { data, occurredOn, actor }: Fact<EventOf<typeof GateDecisionProposed>>,
    ) => ({
      ...gates,
      proposals: [
        ...gates.proposals,
        {
          gate: data.gate,
          outcome: data.outcome,
          personId: actor.id,
          organisationId: actor.onBehalfOf,
          proposedOn: occurredOn,
        },
      ],
    }),
    [GateDecided.type]: (gates, { id, data, occurredOn }: Fact<EventOf<typeof GateDecided>>) => ({
      ...gates,
      decisions: [...gates.decisions, { ...data, decisionId: id, decidedOn: occurredOn }],
      conditions: [
        ...gates.conditions,
        ...data.conditions.map((condition) => ({
          ...condition,
          gate: data.gate,
          status: 'open' as const,
          settledOn: null,
        })),
      ],
      proposals: without(gates.proposals, data.gate),
      reviews: without(gates.reviews, data.gate),
    }),
    // A review is planned for the stage one stands at: leaving it, or ending, calls it off.
    [WentBack.type]: (gates) => ({ ...gates, reviews: [], proposals: [] }),
    [StageObserved.type]: (gates, { data }: Fact<EventOf<typeof StageObserved>>) => ({
      ...gates,
      reviews: gates.reviews.filter((review) => review.gate === data.stage),
      proposals: gates.proposals.filter((proposal) => proposal.gate === data.stage),
    }),
    [PartnershipEnded.type]: (gates) => ({ ...gates, reviews: [], proposals: [] }),
    [ConditionMet.type]: (gates, { data, occurredOn }: Fact<EventOf<typeof ConditionMet>>) =>
      settle(gates, data.conditionId, 'met', occurredOn),
    [ConditionWaived.type]: (gates, { data, occurredOn }: Fact<EventOf<typeof ConditionWaived>>) =>
      settle(gates, data.conditionId, 'waived', occurredOn),
  },
};
