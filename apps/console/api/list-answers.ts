import {
  type Category,
  type DatePrecision,
  type FragilityDomain,
  type Gate,
  type IdentifierScheme,
  type Impact,
  type MeasureKind,
  type PartyRole,
  type RiskZone,
  type Sphere,
  type Stage,
  type Standing,
  type Status,
  type SubImpact,
} from '#domain';

/** What pages read of the query API's lists. */
export interface ListAnswer<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  /** Cursor of the next page, null on the last. */
  readonly next: string | null;
}

export interface Territory {
  readonly level: string;
  readonly code: string | null;
  readonly vintage: number | null;
  readonly name: string;
}

export interface ListedPartnership {
  readonly partnershipId: string;
  readonly title: string;
  readonly category: Category;
  readonly domains: readonly FragilityDomain[];
  readonly territories: readonly Territory[];
  readonly standing: Standing;
  readonly stageSince: string | null;
  readonly stageSinceKnown: boolean;
  readonly status: Status;
  readonly startedOn: string;
  readonly startPrecision: DatePrecision;
  readonly fictional: boolean;
  readonly parties: readonly {
    readonly organisationId: string;
    readonly name: string;
    readonly roles: readonly PartyRole[];
  }[];
}

export interface Organisation {
  readonly organisationId: string;
  readonly name: string;
  readonly formerNames: readonly { readonly name: string; readonly until: string }[];
  readonly sphere: Sphere;
  readonly size: string | null;
  readonly identifiers: readonly { readonly scheme: IdentifierScheme; readonly value: string }[];
  readonly homeTerritory: Territory | null;
  readonly fictional: boolean;
  readonly registeredOn: string;
}

export interface WatchItem {
  readonly partnershipId: string;
  readonly title: string;
  readonly signal: WatchSignal;
  readonly standing: Standing;
  readonly riskZone: RiskZone | null;
  readonly since: string;
  readonly days: number;
  readonly gate: Gate | null;
  readonly conditionId: string | null;
  readonly conditionText: string | null;
  /** Why, as a sentence in the language asked for. */
  readonly reason: string;
}
export type WatchSignal = 'long-in-stage' | 'condition-late' | 'no-evidence' | 'review-overdue';

export interface StageStay {
  readonly partnershipId: string;
  readonly title: string;
  readonly stage: Stage;
  readonly enteredOn: string;
  readonly entryKnown: boolean;
  readonly leftOn: string | null;
  readonly exitKnown: boolean;
  readonly outcome: StayOutcome;
  readonly daysSoFar: number | null;
}
export type StayOutcome = 'open' | 'ended' | 'passed' | 'went-back' | 'observed-elsewhere';

export interface ListedIndicator {
  readonly partnershipId: string;
  readonly indicatorId: string;
  readonly title: string;
  readonly impact: Impact;
  readonly subImpact: SubImpact;
  readonly name: string;
  readonly unit: string;
  readonly measure: MeasureKind;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly agreedOn: string | null;
  readonly measuredOn: string | null;
  readonly actual: number | null;
  readonly progress: number | null;
  readonly maintained: boolean | null;
  readonly silenceJustifications: readonly (string | null)[];
}
