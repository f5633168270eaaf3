import { IsIn, IsInt, IsOptional, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import {
  CATEGORIES,
  COHORTS_BY,
  DOMAINS,
  IMPACTS,
  ODD_CODES,
  PARTNERSHIP_ORDERS,
  PARTY_ROLES,
  ROUND_STATES,
  SPHERES,
  STANDINGS,
  STAGES,
  STATUSES,
  STAY_OUTCOMES,
  SUB_IMPACTS,
  WATCH_SIGNALS,
  type Category,
  type CohortsBy,
  type FragilityDomain,
  type Impact,
  type PartnershipOrder,
  type PartyRole,
  type RoundState,
  type Sphere,
  type Stage,
  type Standing,
  type Status,
  type StayOutcome,
  type SubImpact,
  type WatchSignal,
} from '#domain';
import { IsBusinessDate } from '../problem/is-business-date.js';
import { IsKnownAt } from './is-known-at.js';
import { POSITION_TOKEN } from './position-token.js';
import { AnyId, AnyOf, AnyText, SearchWords, WholeNumber } from './parameters.js';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

/** What every query may be asked with. */
export class ReadDto {
  /** `position` that a command answered, a token: the answer then shows that command, or comes when it can. */
  @IsOptional()
  @Matches(POSITION_TOKEN)
  after?: string;
}

/** The point in both clocks that a query asks about: now, unless it says otherwise. */
export class AtDto extends ReadDto {
  /** Business date the answer speaks of, YYYY-MM-DD; today by default, and never after. */
  @IsOptional()
  @IsBusinessDate()
  asOf?: string;

  /** What was known at an instant (ISO 8601, with its offset), or as an earlier answer was stamped (its `knownAt`, a token); all by default. */
  @IsOptional()
  @IsKnownAt()
  knownAt?: string;

  /** Id of a closing, whose clocks are asked at: in place of `asOf` and `knownAt`. */
  @IsOptional()
  @IsUUID()
  closing?: string;
}

/** A page of a list. */
export class PageDto extends AtDto {
  /** Cursor of the page, as `Link` and `next` give it. */
  @IsOptional()
  @MaxLength(2_000)
  cursor?: string;

  /** How many items a page holds. */
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(MAX_LIMIT)
  limit: number = DEFAULT_LIMIT;
}

export class OrganisationListDto extends PageDto {
  /** Words of names, former names and identifiers, twelve at most; accents and case do not matter. */
  @SearchWords()
  search?: string;

  @AnyOf(SPHERES, 'Sphere')
  sphere?: Sphere[];
}

/** Which partnerships: criteria add up, the values of one criterion are alternatives. */
export class PartnershipFilterDto extends PageDto {
  /** Words of titles, needs, purposes and names of parties, twelve at most; accents and case do not matter. */
  @SearchWords()
  search?: string;

  @AnyOf(STATUSES, 'Status')
  status?: Status[];

  @AnyOf(CATEGORIES, 'Category')
  category?: Category[];

  @AnyOf(DOMAINS, 'Domain of fragility')
  domain?: FragilityDomain[];

  @AnyOf(ODD_CODES, 'UN goal (ODD), main or other')
  odd?: string[];

  @AnyText('INSEE code or name of a territory')
  territory?: string[];

  @AnyOf(SPHERES, 'Sphere of a party')
  sphere?: Sphere[];

  @AnyId('The partnership itself')
  partnership?: string[];

  @AnyId('Organisation that is a party, in `role` if given')
  organisation?: string[];

  @AnyOf(PARTY_ROLES, 'Role of a party')
  role?: PartyRole[];

  @AnyId('Organisation that funds the partnership')
  funder?: string[];

  /** First day of the period, YYYY-MM-DD. */
  @IsOptional()
  @IsBusinessDate()
  from?: string;

  /** Last day of the period, YYYY-MM-DD. */
  @IsOptional()
  @IsBusinessDate()
  to?: string;
}

/** Partnerships by where they stand. */
export class StandingFilterDto extends PartnershipFilterDto {
  @AnyOf(STANDINGS, 'Stage, `off-path` or `not-stated`')
  stage?: Standing[];
}

export class PartnershipListDto extends StandingFilterDto {
  /** Order; a leading `-` turns it round. */
  @IsOptional()
  @IsIn(PARTNERSHIP_ORDERS)
  sort: PartnershipOrder = 'title';
}

const FLAG_VALUES = ['true', 'false'] as const;
type FlagValue = (typeof FLAG_VALUES)[number];

export class StageStayListDto extends PartnershipFilterDto {
  @AnyOf(STAGES, 'The stage stayed at')
  stage?: Stage[];

  @AnyOf(STAY_OUTCOMES, 'How the stay was left, or that it goes on')
  outcome?: StayOutcome[];

  @IsOptional()
  @IsBusinessDate()
  enteredFrom?: string;

  @IsOptional()
  @IsBusinessDate()
  enteredTo?: string;

  @IsOptional()
  @IsBusinessDate()
  leftFrom?: string;

  @IsOptional()
  @IsBusinessDate()
  leftTo?: string;

  /** `true`: only stays entered on a day known exactly. */
  @IsOptional()
  @IsIn(FLAG_VALUES)
  entryKnown?: FlagValue;

  /** `true`: only stays that have a duration. */
  @IsOptional()
  @IsIn(FLAG_VALUES)
  timed?: FlagValue;
}

export class WatchListDto extends StandingFilterDto {
  @AnyOf(WATCH_SIGNALS, 'Why it is to be watched')
  signal?: WatchSignal[];
}

export const INDICATOR_PROGRESS = [
  'agreed',
  'measured',
  'withProgress',
  'reached',
  'advancing',
  'notAdvancing',
] as const;

export class IndicatorListDto extends StandingFilterDto {
  @AnyOf(IMPACTS, 'Impact')
  impact?: Impact[];

  @AnyOf(SUB_IMPACTS, 'Sub-impact')
  subImpact?: SubImpact[];

  @AnyOf(INDICATOR_PROGRESS, 'How far it has come; of several, all must hold')
  progress?: (typeof INDICATOR_PROGRESS)[number][];
}

/** A shared indicator, over the partnerships that a portfolio is of. */
export class SharedAggregateDto extends StandingFilterDto {
  /** Version of its definition; the latest by default. */
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(10_000)
  version?: number;
}

/** Rounds of evaluation, by their partnerships and by how far they are. */
export class RoundListDto extends StandingFilterDto {
  @AnyOf(ROUND_STATES, 'How far the round is')
  state?: RoundState[];

  @AnyId('The cohort that it was opened with')
  cohort?: string[];

  /** `true`: only rounds that wait for the organisation that the caller acts for. */
  @IsOptional()
  @IsIn(FLAG_VALUES)
  awaitsMe?: FlagValue;
}

/** Cohorts of partnerships, over the years. */
export class TrajectoryListDto extends StandingFilterDto {
  @AnyId('The cohort that a round was opened on them with')
  cohort?: string[];

  /** What cohorts are made by: the stage, the category, a territory, the year of start, or the plan it fell in. */
  @IsOptional()
  @IsIn(COHORTS_BY)
  by: CohortsBy = 'plan';
}
