import {
  type Audience,
  type Category,
  type DatePrecision,
  type Dimension,
  type FragilityDomain,
  type Gate,
  type GateOutcome,
  type PartyRole,
  type Phase,
  type PublishedItem,
  type RiskZone,
  type Sphere,
  type Stage,
  type Standing,
  type Status,
  type StayExit,
} from '#domain';
import {
  type PartnershipGoals,
  type PartnershipTerritory,
} from '../partnership-directory/partnership.row.js';
import { type ClosedReport } from '../closings/closings.response.js';
import { type Stamp } from '../two-clocks/stamp.response.js';
import {
  type SheetDeployment,
  type SheetFramework,
  type SheetObjectives,
  type SheetQualification,
} from './sheet-framework.response.js';
import { type SheetImpact } from './sheet-indicators.response.js';
import { NamedOrganisation } from './named-organisation.response.js';

/** A label in both languages: criteria may be a partnership's own, which no reference list holds. */
export class SheetLabel {
  fr: string;
  en: string;
}

export class FormerCategory {
  category: Category;
  /** Day it was left, YYYY-MM-DD. */
  until: string;
}

/** What a partnership is about. */
export class SheetDescription {
  title: string;
  need: string;
  purpose: string;
  populations: string[];
  category: Category;
  /** Earlier categories, oldest first. */
  categoryHistory: FormerCategory[];
  territories: PartnershipTerritory[];
  domains: FragilityDomain[];
  /** UN goals (ODD) it serves; null where none is stated. */
  odd: PartnershipGoals | null;
  /** True for a partnership of the demonstration that does not exist. */
  fictional: boolean;
  /** Day since which it counts, YYYY-MM-DD. */
  startedOn: string;
  /** How precisely its start is known; `not-stated`: no later than `startedOn`. */
  startPrecision: DatePrecision;
}

/** An organisation's time in the partnership; one that left and came back has two. */
export class SheetParty extends NamedOrganisation {
  /** Null where the directory does not have the organisation. */
  sphere: Sphere | null;
  roles: PartyRole[];
  joinedOn: string;
  joinedPrecision: DatePrecision;
  /** Null while it is a party. */
  leftOn: string | null;
  /** Its exit strategy, opened for the reader; null where none was written or it was forgotten. */
  exitStrategy: string | null;
}

/** A stretch in which time does not count: suspended, or ended and perhaps reopened. */
export class SheetPause {
  from: string;
  /** Excluded; null while it runs. */
  to: string | null;
  /** Reason code; null where none was asked. */
  reason: string | null;
  /** False where a day of it is not known exactly: the stay then has no duration. */
  known: boolean;
}

/** A stay at a stage. */
export class SheetStay {
  stage: Stage;
  enteredOn: string;
  /** False where the day of entry is not known exactly. */
  entryKnown: boolean;
  /** Null while the partnership stands there. */
  leftOn: string | null;
  exitKnown: boolean;
  /** How it was left; null while the partnership stands there. */
  exit: StayExit | null;
  /** Whole days, the day of leaving excluded, pauses taken out, up to the day of the sheet where it is not over; null where an end of it is not known exactly. */
  days: number | null;
  pauses: SheetPause[];
}

/** What the partners let others read. */
export class SheetPublication {
  /** What anyone may. */
  items: PublishedItem[];
  /** Whether the public bodies of its territories read it as parties do. */
  sharedWithTerritory: boolean;
}

/** Evidence brought against a criterion. */
export class SheetEvidence {
  /** Id of the fact. */
  evidenceId: string;
  gate: Gate;
  criterion: string;
  label: SheetLabel;
  broughtOn: string;
  kind: 'text' | 'link' | 'file';
  /** Opened for the reader; null where there is none or it was forgotten. */
  text: string | null;
  link: string | null;
  fileName: string | null;
  /** SHA-256 of the file, in hexadecimal. */
  sha256: string | null;
  /** Who may read it. */
  audience: Audience;
  /** True while it counts at the next decision of its gate: no decision that let the partnership pass used it. */
  standing: boolean;
}

/** A criterion in force at the gate the partnership stands before. */
export class SheetCriterion {
  code: string;
  dimension: Dimension;
  label: SheetLabel;
  /** Evidence that counts at the next decision. */
  evidence: SheetEvidence[];
  /** True with evidence that counts. */
  met: boolean;
  /** True where the last decision here, which did not let it pass, waived it; the next one must waive it again. */
  waived: boolean;
}

/** The gate that leads out of the stage where the partnership stands. */
export class SheetGate {
  gate: Gate;
  riskZone: RiskZone;
  /** `1`, `2`… for a default list, `own-1`, `own-2`… for one of its own. */
  criteriaVersion: string;
  criteria: SheetCriterion[];
}

/** A party's opinion on a gate. */
export class SheetOpinion {
  /** Id of the fact. */
  opinionId: string;
  gate: Gate;
  organisation: NamedOrganisation;
  opinion: 'favourable' | 'reserved' | 'unfavourable';
  givenOn: string;
  /** Opened for the reader; null where there is none or it was forgotten. */
  comment: string | null;
  /** Who may read it. */
  audience: Audience;
}

/** A criterion as a decision judged it. */
export class SheetAssessment {
  criterion: string;
  label: SheetLabel;
  /** Evidence that counted. */
  evidenceIds: string[];
  /** True where the deciders waived it. */
  waived: boolean;
  /** Why they did, opened for the reader; null where they did not, or it was forgotten. */
  waiver: string | null;
}

/** A decision at a gate. */
export class SheetDecision {
  /** Id of the fact. */
  decisionId: string;
  gate: Gate;
  outcome: GateOutcome;
  decidedOn: string;
  deciders: NamedOrganisation[];
  criteriaVersion: string;
  assessment: SheetAssessment[];
  /** The conditions it set, of the list of conditions. */
  conditionIds: string[];
  /** Opened for the reader; null where there is none or it was forgotten. */
  comment: string | null;
}

/** A decision that somebody proposed at a gate, and that is not taken yet; who does not see the whole partnership is shown none. */
export class SheetProposal {
  gate: Gate;
  outcome: GateOutcome;
  /** Pseudonymous id of the proposer. */
  personId: string;
  /** The organisation that the proposer acted for. */
  organisation: NamedOrganisation | null;
  proposedOn: string;
  /** True where a funder is a party: such a passage is decided by another person than its proposer. */
  awaitsAnotherPerson: boolean;
}

/** A condition set by a conditional go. */
export class SheetCondition {
  conditionId: string;
  gate: Gate;
  /** Opened for the reader; null when it was forgotten. */
  text: string | null;
  dueOn: string;
  status: 'open' | 'met' | 'waived';
  settledOn: string | null;
  /** True while open and past its due date. */
  late: boolean;
  /** Whole days past the due date; 0 unless late. */
  daysLate: number;
}

/** A review planned at a gate. */
export class SheetReview {
  gate: Gate;
  plannedFor: string;
  /** Whole days until then; negative once past. */
  daysToGo: number;
  deciders: NamedOrganisation[];
  /** Day on which it was last planned. */
  plannedOn: string;
  /** How often it was planned anew. */
  replanned: number;
}

/** Everything known of a partnership, at a point in both clocks. */
export class PartnershipSheet {
  stamp: Stamp;
  /** The closing it was asked at, with what was recorded since; absent where it was asked at none. */
  closing?: ClosedReport;
  partnershipId: string;
  /** Stands for its last fact: a token, the `ETag` too, which `If-Match` takes. */
  revision: string;
  description: SheetDescription;
  /** The stage it stands at, `off-path`, or `not-stated`. */
  standing: Standing;
  /** Phase of its stage; null off the path. */
  phase: Phase | null;
  /** Risk zone of the passage before it; null off the path and at the last stage. */
  riskZone: RiskZone | null;
  status: Status;
  statusSince: string;
  /** Reason code of the suspension, the ending or the reopening. */
  statusReason: string | null;
  /** Days in its present stage; null off the path, and where the day of entry is not known exactly. */
  daysInStage: number | null;
  /** Everyone who is or was a party, in order of joining. */
  parties: SheetParty[];
  /** Its stays at the stages, in order. */
  path: SheetStay[];
  /** Null off the path and at the last stage. */
  gate: SheetGate | null;
  publication: SheetPublication;
  evidence: SheetEvidence[];
  opinions: SheetOpinion[];
  decisions: SheetDecision[];
  conditions: SheetCondition[];
  /** The decisions that are proposed and not taken yet. */
  proposals: SheetProposal[];
  /** Reviews to come, the next first. */
  reviews: SheetReview[];
  /** The three impacts, with their indicators. */
  impacts: SheetImpact[];
  framework: SheetFramework;
  /** What each party expects of the partnership, where it stated it. */
  objectives: SheetObjectives[];
  /** What the project was found to be, oldest first; the last holds. */
  qualifications: SheetQualification[];
  /** Figures of the deployment, oldest first. */
  deployments: SheetDeployment[];
  /**
   * What the caller may do to the partnership as it stands today: types of acts, such as `bring-evidence`. Of the caller's
   * rights, which no stamp fixes: empty where a point is asked for in either clock, the stamp's own included, and for who
   * may only read.
   */
  mayDo: string[];
  /** Ids of the facts that the caller may correct or withdraw; a right, as `mayDo` is. */
  mayCorrect: string[];
}
