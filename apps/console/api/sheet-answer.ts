import {
  type Category,
  type DatePrecision,
  type Dimension,
  type FragilityDomain,
  type Gate,
  type GateOutcome,
  type Impact,
  type Label,
  type MeasureKind,
  type Objective,
  type ObjectiveList,
  type PartyRole,
  type Phase,
  type Qualification,
  type RiskZone,
  type Sphere,
  type Stage,
  type Standing,
  type Status,
  type StayExit,
  type SubImpact,
} from '#domain';
import { type ClosedReport, type Stamp } from './closing-answers.js';
import { type Territory } from './list-answers.js';

export interface Named {
  readonly organisationId: string;
  /** Null where the directory does not have it. */
  readonly name: string | null;
}

export interface SheetDescription {
  readonly title: string;
  readonly need: string;
  readonly purpose: string;
  readonly populations: readonly string[];
  readonly category: Category;
  readonly categoryHistory: readonly { readonly category: Category; readonly until: string }[];
  readonly territories: readonly (Territory & { readonly kind: 'born' | 'spread' | 'not-stated' })[];
  readonly domains: readonly FragilityDomain[];
  readonly odd: { readonly main: string; readonly others: readonly string[] } | null;
  readonly fictional: boolean;
  readonly startedOn: string;
  readonly startPrecision: DatePrecision;
}

export interface SheetParty extends Named {
  readonly sphere: Sphere | null;
  readonly roles: readonly PartyRole[];
  readonly joinedOn: string;
  readonly joinedPrecision: DatePrecision;
  readonly leftOn: string | null;
  readonly exitStrategy: string | null;
}

export interface SheetStay {
  readonly stage: Stage;
  readonly enteredOn: string;
  readonly entryKnown: boolean;
  readonly leftOn: string | null;
  readonly exitKnown: boolean;
  readonly exit: StayExit | null;
  readonly days: number | null;
  readonly pauses: readonly {
    readonly from: string;
    readonly to: string | null;
    readonly reason: string | null;
  }[];
}

export interface SheetEvidence {
  readonly evidenceId: string;
  readonly gate: Gate;
  readonly criterion: string;
  readonly label: Label;
  readonly broughtOn: string;
  readonly kind: 'text' | 'link' | 'file';
  readonly text: string | null;
  readonly link: string | null;
  readonly fileName: string | null;
  readonly sha256: string | null;
}

export interface SheetCriterion {
  readonly code: string;
  readonly dimension: Dimension;
  readonly label: Label;
  readonly evidence: readonly SheetEvidence[];
  readonly met: boolean;
}

export interface SheetGate {
  readonly gate: Gate;
  readonly riskZone: RiskZone;
  readonly criteriaVersion: string;
  readonly criteria: readonly SheetCriterion[];
}

export interface SheetOpinion {
  readonly opinionId: string;
  readonly gate: Gate;
  readonly organisation: Named;
  readonly opinion: 'favourable' | 'reserved' | 'unfavourable';
  readonly givenOn: string;
  readonly comment: string | null;
}

export interface SheetDecision {
  readonly decisionId: string;
  readonly gate: Gate;
  readonly outcome: GateOutcome;
  readonly decidedOn: string;
  readonly deciders: readonly Named[];
  readonly criteriaVersion: string;
  readonly assessment: readonly {
    readonly criterion: string;
    readonly label: Label;
    readonly evidenceIds: readonly string[];
    readonly waived: boolean;
    readonly waiver: string | null;
  }[];
  readonly conditionIds: readonly string[];
  readonly comment: string | null;
}

export interface SheetProposal {
  readonly gate: Gate;
  readonly outcome: GateOutcome;
  readonly personId: string;
  readonly organisation: Named | null;
  readonly proposedOn: string;
  readonly awaitsAnotherPerson: boolean;
}

export interface SheetCondition {
  readonly conditionId: string;
  readonly gate: Gate;
  readonly text: string | null;
  readonly dueOn: string;
  readonly status: 'open' | 'met' | 'waived';
  readonly settledOn: string | null;
  readonly late: boolean;
  readonly daysLate: number;
}

export interface SheetReview {
  readonly gate: Gate;
  readonly plannedFor: string;
  readonly daysToGo: number;
  readonly deciders: readonly Named[];
  readonly replanned: number;
}

export interface SheetMeasurement {
  readonly factId: string;
  readonly measuredOn: string;
  /** One number, in the unit; null of a quality. */
  readonly figure: number | null;
  readonly value: number | null;
  /** Of a percentage. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** What was found of a quality. */
  readonly text: string | null;
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly groups: readonly {
    readonly group: string;
    readonly value: number | null;
    readonly numerator: number | null;
    readonly denominator: number | null;
  }[];
  readonly dataSource: string;
  readonly comment: string | null;
}

/** Silence of parties asked, passed over once the reply date was past. */
export interface SheetSilence {
  readonly organisations: readonly Named[];
  readonly on: string;
  /** Null when it was forgotten. */
  readonly justification: string | null;
}

/** What is measured, how and towards what: what parties agree on. */
export interface SheetDefinition {
  readonly subImpact: SubImpact;
  readonly name: string;
  readonly definition: string;
  readonly evaluates: 'actions' | 'solution' | 'partnership';
  readonly unit: string;
  readonly measure: MeasureKind;
  readonly accumulation: 'stock' | 'flow';
  readonly scale: readonly string[] | null;
  readonly direction: 'increase' | 'decrease' | 'maintain';
  readonly baseline: number | null;
  readonly target: number | null;
  readonly tolerance: number | null;
  readonly disaggregation: {
    readonly by: 'territory' | 'beneficiary-group';
    readonly groups: readonly string[];
  } | null;
  readonly shared: { readonly sharedIndicatorId: string; readonly version: number } | null;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly method: string;
  readonly dataSource: string;
}

/** A refusal; with what its party would accept instead, a counter-proposal. */
export interface SheetRefusal extends Named {
  /** Id of the fact. */
  readonly factId: string;
  readonly on: string;
  readonly reason: string | null;
  readonly counterProposal: SheetDefinition | null;
  /** False once the same party accepted, or refused anew. */
  readonly stands: boolean;
}

export interface SheetIndicatorVersion extends SheetDefinition {
  readonly version: number;
  readonly replyBy: string;
  readonly refusals: readonly SheetRefusal[];
  readonly agreedOn: string | null;
  readonly acceptances: readonly (Named & { readonly on: string })[];
  readonly awaited: readonly Named[];
  readonly silences: readonly SheetSilence[];
  readonly measurements: readonly SheetMeasurement[];
  readonly actual: number | null;
  readonly measuredOn: string | null;
  readonly progress: number | null;
  readonly maintained: boolean | null;
}

export interface SheetIndicator {
  readonly indicatorId: string;
  /** The version that results are read under. */
  readonly version: number;
  readonly versions: readonly SheetIndicatorVersion[];
}

export interface SheetImpact {
  readonly impact: Impact;
  readonly subImpacts: readonly {
    readonly subImpact: SubImpact;
    readonly indicators: readonly SheetIndicator[];
  }[];
}

/** What a party expects of the partnership, by objective of its sphere. */
export interface SheetObjectives extends Named {
  readonly list: ObjectiveList;
  readonly statedOn: string;
  readonly objectives: readonly { readonly objective: Objective; readonly expected: number }[];
}

export interface SheetQualification {
  readonly qualification: Qualification;
  readonly qualifiedOn: string;
  readonly justification: string | null;
  readonly agreedBy: readonly Named[];
}

export interface SheetDeployment {
  readonly recordedOn: string;
  readonly territoriesReached: number | null;
  readonly beneficiariesReached: number | null;
  readonly swarmingSites: number | null;
  readonly takenUpBy: readonly { readonly kind: 'public-policy' | 'market'; readonly name: string }[];
  readonly source: { readonly document: string; readonly place?: string } | null;
}

/** What pages read of a partnership's sheet. */
export interface SheetAnswer {
  readonly stamp: Stamp;
  readonly closing?: ClosedReport;
  readonly partnershipId: string;
  readonly revision: string;
  readonly description: SheetDescription;
  readonly standing: Standing;
  readonly phase: Phase | null;
  readonly riskZone: RiskZone | null;
  readonly status: Status;
  readonly statusSince: string;
  readonly statusReason: string | null;
  readonly daysInStage: number | null;
  readonly parties: readonly SheetParty[];
  readonly path: readonly SheetStay[];
  readonly gate: SheetGate | null;
  readonly evidence: readonly SheetEvidence[];
  readonly opinions: readonly SheetOpinion[];
  readonly decisions: readonly SheetDecision[];
  readonly conditions: readonly SheetCondition[];
  readonly reviews: readonly SheetReview[];
  readonly proposals: readonly SheetProposal[];
  readonly impacts: readonly SheetImpact[];
  readonly framework: { readonly requiredParties: readonly Named[]; readonly isDefault: boolean };
  readonly objectives: readonly SheetObjectives[];
  /** Oldest first; the last one holds. */
  readonly qualifications: readonly SheetQualification[];
  /** Oldest first. */
  readonly deployments: readonly SheetDeployment[];
  /** Types of acts. */
  readonly mayDo: readonly string[];
  /** Ids of facts. */
  readonly mayCorrect: readonly string[];
}
