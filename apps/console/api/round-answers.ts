import {
  type ActionState,
  type Impact,
  type Label,
  type MeasureKind,
  type Objective,
  type ObjectiveList,
  type Panel,
  type ReplyStance,
  type RoundReopeningReason,
  type SharedValue,
  type Sphere,
  type SubImpact,
  type Tally,
} from '#domain';
import { type Stamp } from './closing-answers.js';
import { type Named } from './sheet-answer.js';

/** What pages read of the rounds of evaluation. */
export type RoundState = 'open' | 'closed' | 'reopened';

export interface PartyAsked extends Named {
  readonly sphere: Sphere;
}

export interface ListedRound {
  readonly roundId: string;
  readonly partnershipId: string;
  readonly partnershipTitle: string;
  readonly title: string;
  readonly cohortId: string | null;
  readonly cohortName: string | null;
  readonly state: RoundState;
  readonly openedOn: string;
  readonly closesOn: string;
  readonly closedOn: string | null;
  readonly hasResults: boolean;
  readonly parties: readonly PartyAsked[];
  readonly partiesAnswered: number;
  readonly panels: readonly Panel[];
  readonly awaitsMe: boolean;
}

export interface AskedQuestionnaire {
  readonly code: string;
  readonly version: number;
  readonly title: Label;
  readonly isValidated: boolean;
}

export interface RoundReply extends Named {
  readonly stance: ReplyStance;
  readonly text: string | null;
  readonly repliedOn: string;
}

export interface RoundFinding {
  readonly findingId: string;
  readonly kind: 'finding' | 'recommendation';
  readonly subImpact: SubImpact | null;
  readonly text: string | null;
  readonly recordedOn: string;
  readonly replies: readonly RoundReply[];
}

export interface RoundAction {
  readonly actionId: string;
  readonly findingId: string | null;
  readonly title: string;
  readonly owner: Named;
  readonly agreedOn: string;
  readonly dueOn: string;
  readonly state: ActionState | 'agreed';
  readonly isLate: boolean;
  readonly steps: readonly {
    readonly state: ActionState;
    readonly on: string;
    readonly dueOn: string | null;
    readonly comment: string | null;
  }[];
}

export interface RoundPanel {
  readonly panel: Panel;
  readonly threshold: number;
  readonly invited: number;
  readonly answered: number | null;
  readonly lateSheets: number;
  readonly counts: { readonly enteredOn: string; readonly source: SourceSaid | null } | null;
}

/** Where a fact comes from a paper. */
export interface SourceSaid {
  readonly document: string;
  readonly place?: string;
  readonly quote?: string;
  readonly date?: string;
  readonly sha256?: string;
}

/** The counts of a panel, as who may enter them again reads them back; what they say, their author alone. */
export interface PanelCountsAnswer {
  readonly givenOn: string;
  readonly source: SourceSaid | null;
  readonly isOwn: boolean;
  readonly sheets: number | null;
  readonly counts: Readonly<Record<string, Tally>> | null;
  readonly revision: string;
}

export interface RoundAnswer {
  readonly stamp: Stamp;
  readonly roundId: string;
  readonly revision: string;
  readonly partnershipId: string;
  readonly partnershipTitle: string;
  readonly title: string;
  readonly questionnaire: AskedQuestionnaire;
  readonly cohort: { readonly cohortId: string; readonly name: string } | null;
  readonly state: RoundState;
  readonly closesOn: string;
  readonly openings: readonly {
    readonly opening: number;
    readonly openedOn: string;
    readonly closesOn: string;
    readonly closedOn: string | null;
    readonly reason: RoundReopeningReason | null;
    readonly comment: string | null;
  }[];
  readonly parties: readonly (PartyAsked & {
    readonly hasAnswered: boolean;
    readonly hasOfficialSheet: boolean;
    readonly lateSheets: number;
  })[];
  readonly panels: readonly RoundPanel[];
  readonly reminders: readonly {
    readonly remindedOn: string;
    readonly organisations: readonly Named[];
    readonly panels: readonly Panel[];
  }[];
  readonly hasResults: boolean;
  readonly awaitsMe: boolean;
  readonly findings: readonly RoundFinding[];
  readonly actions: readonly RoundAction[];
  readonly mayDo: readonly string[];
}

export interface NamedViewpoint {
  readonly viewpoint: string;
  readonly kind: 'party' | 'panel';
  readonly organisationId: string | null;
  readonly name: string | null;
  readonly sphere: Sphere | null;
  readonly panel: Panel | null;
}

export interface CountedViewpoint extends NamedViewpoint {
  readonly sheets: number | null;
  readonly afterResults: number | null;
  readonly isOfficial: boolean;
  readonly threshold: number | null;
  readonly withheld: boolean;
}

export interface MarkFigures {
  readonly n: number;
  readonly median: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly lowerQuartile: number | null;
  readonly upperQuartile: number | null;
  readonly notConcerned: number;
  readonly dontKnow: number;
}

export interface ViewpointMarks {
  readonly viewpoint: string;
  readonly figures: MarkFigures | null;
}

export interface ImpactMarks {
  readonly impact: Impact;
  readonly viewpoints: readonly ViewpointMarks[];
  readonly subImpacts: readonly {
    readonly subImpact: SubImpact;
    readonly viewpoints: readonly ViewpointMarks[];
  }[];
}

export interface QuestionResults {
  readonly code: string;
  readonly text: Label;
  readonly kind: 'sub-impact' | 'objective' | 'value' | 'relation';
  readonly scale: readonly Label[];
  readonly viewpoints: readonly ViewpointMarks[];
}

export interface ObjectiveReading {
  readonly list: ObjectiveList;
  readonly objective: Objective;
  readonly label: Label;
  readonly viewpoints: readonly {
    readonly viewpoint: string;
    readonly expected: number | null;
    readonly expectedFrom: 'framework' | 'round' | null;
    readonly perceived: number | null;
    readonly gap: number | null;
  }[];
}

export interface ResultsAnswer {
  readonly stamp: Stamp;
  readonly roundId: string;
  readonly partnershipId: string;
  readonly title: string;
  readonly questionnaire: AskedQuestionnaire;
  readonly opening: number | null;
  readonly drawnOn: string | null;
  readonly viewpoints: readonly CountedViewpoint[];
  readonly impacts: readonly ImpactMarks[];
  readonly questions: readonly QuestionResults[];
  readonly divergences: readonly {
    readonly question: string;
    readonly distance: number;
    readonly lowest: string;
    readonly highest: string;
  }[];
  readonly objectives: readonly ObjectiveReading[];
  readonly values: readonly {
    readonly value: SharedValue;
    readonly label: Label;
    readonly viewpoints: readonly ViewpointMarks[];
  }[];
}

export interface RoundComment extends NamedViewpoint {
  readonly question: string;
  readonly questionText: Label;
  readonly text: string | null;
}

export interface TrajectoryAnswer {
  readonly stamp: Stamp;
  readonly partnershipId: string;
  readonly title: string;
  readonly rounds: readonly {
    readonly roundId: string;
    readonly title: string;
    readonly closedOn: string;
    readonly viewpoints: readonly CountedViewpoint[];
    readonly impacts: readonly ImpactMarks[];
  }[];
  readonly indicators: readonly {
    readonly indicatorId: string;
    readonly version: number;
    readonly name: string;
    readonly unit: string;
    readonly measure: MeasureKind;
    readonly scale: readonly string[] | null;
    readonly impact: Impact;
    readonly subImpact: SubImpact;
    readonly baseline: number | null;
    readonly target: number | null;
    readonly measures: readonly {
      readonly measuredOn: string;
      readonly value: number | null;
      readonly progress: number | null;
    }[];
  }[];
}

export interface CohortFigures {
  readonly n: number;
  readonly median: number;
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
  readonly min: number;
  readonly max: number;
}

export interface CohortMarks {
  readonly parties: CohortFigures | null;
  readonly panels: CohortFigures | null;
}

export interface CohortsAnswer {
  readonly stamp: Stamp;
  readonly by: string;
  readonly partnerships: number;
  readonly n: number;
  readonly smallest: number;
  readonly cohorts: readonly {
    readonly cohort: string;
    readonly label: Label;
    readonly partnerships: number;
    readonly n: number;
    readonly tooSmall: boolean;
    readonly years: readonly {
      readonly year: number;
      readonly n: number;
      readonly tooSmall: boolean;
      readonly impacts: readonly (CohortMarks & {
        readonly impact: Impact;
        readonly subImpacts: readonly (CohortMarks & { readonly subImpact: SubImpact })[];
      })[];
    }[];
  }[];
  readonly leftOut: number;
}
