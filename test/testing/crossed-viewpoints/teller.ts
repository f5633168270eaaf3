import { type Party, type Viewpoint, type Who } from './scene.js';

/** Marks and answers that are none, by question; what is said beside them. */
export interface Given {
  readonly answers: Readonly<Record<string, number | string>>;
  readonly comments: Readonly<Record<string, string>>;
}

export type Definition = Readonly<Record<string, string | number>>;
export type Reply = 'accepted' | 'counter-proposed' | 'awaited' | 'silent' | 'passed-over';

/** The last version of the indicator, and what each party answered on it. */
export interface ToldAgreement {
  readonly version: number;
  readonly target: number;
  readonly agreedOn: string | null;
  readonly replies: Readonly<Partial<Record<Party, Reply>>>;
  readonly silenceBecause: string | null;
}

/** What a viewpoint said of a question or an impact. */
export interface ToldFigures {
  readonly n: number;
  readonly median: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly spread: number | null;
  readonly notConcerned: number;
  readonly dontKnow: number;
}

/** By code, by viewpoint; null where it is withheld. */
export type ToldTable = Readonly<Record<string, Readonly<Partial<Record<Viewpoint, ToldFigures | null>>>>>;

export interface ToldObjective {
  readonly list: string;
  readonly objective: string;
  readonly viewpoint: Viewpoint;
  readonly expected: number | null;
  readonly from: string | null;
  readonly perceived: number | null;
  readonly gap: number | null;
}

/** The results of a round. */
export interface ToldResults {
  readonly questions: ToldTable;
  readonly impacts: ToldTable;
  /** PME11’s reading. */
  readonly values: ToldTable;
  readonly divergences: readonly {
    readonly question: string;
    readonly distance: number;
    readonly lowest: Viewpoint;
    readonly highest: Viewpoint;
  }[];
  readonly objectives: readonly ToldObjective[];
  readonly comments: readonly {
    readonly question: string;
    readonly viewpoint: Viewpoint;
    readonly text: string;
  }[];
}

export interface ToldDebate {
  readonly stances: readonly string[];
  readonly action: { readonly state: string; readonly isLate: boolean; readonly dueOn: string };
}

export interface ToldTrajectory {
  readonly rounds: number;
  /** The median of each round, by impact and viewpoint. */
  readonly medians: Readonly<
    Record<string, Readonly<Partial<Record<Viewpoint, readonly (number | null)[]>>>>
  >;
  readonly measures: readonly {
    readonly measuredOn: string;
    readonly value: number | null;
    readonly progress: number | null;
  }[];
}

/**
 * Who tells the story of crossed viewpoints to a ledger, for each of its people, and reads from it what it then reports:
 * over HTTP, or at a browser. What is said of a round is said of the last one opened.
 */
export interface Teller {
  proposeIndicator(definition: Definition, replyBy: string): Promise<void>;
  accept(who: Who): Promise<void>;
  counterPropose(who: Who, reason: string, target: number): Promise<void>;
  adoptCounterProposal(replyBy: string): Promise<void>;
  /** Answers whether it was let through. */
  passOverSilence(justification: string): Promise<boolean>;
  agreement(): Promise<ToldAgreement>;
  /** Answers whether it was let through. */
  measure(value: number): Promise<boolean>;
  measured(): Promise<{ readonly target: number; readonly actual: number; readonly progress: number }>;
  stateObjective(who: Who, objective: string, expected: number): Promise<void>;

  openRound(title: string, closesOn: string): Promise<void>;
  /** Of beneficiaries. Answers by how many links, all different. */
  invitePanel(invitations: number): Promise<number>;
  answer(who: Who, given: Given): Promise<void>;
  /** Without an account, by the link that a member was given. */
  answerByInvitation(member: number, given: Given): Promise<void>;
  whoAnswered(): Promise<{
    readonly parties: readonly boolean[];
    readonly panel: { readonly invited: number; readonly answered: number };
  }>;
  isSealedTo(who: Who | 'V'): Promise<boolean>;
  nameOfficial(who: Who): Promise<void>;
  /** Until results are drawn up. */
  closeRound(): Promise<void>;
  results(who: Who): Promise<ToldResults>;
  /** As many divergences as its reports tell. */
  readonly mostDivergences: number;

  find(text: string): Promise<void>;
  reply(who: Who, stance: string, text: string): Promise<void>;
  agreeAction(who: Who, title: string, owner: Party, dueOn: string): Promise<void>;
  followAction(
    who: Who,
    followed: { readonly state: string; readonly dueOn?: string; readonly comment?: string },
  ): Promise<void>;
  debate(who: Who | 'V'): Promise<ToldDebate>;

  trajectory(who: Who, asOf?: string): Promise<ToldTrajectory>;
  /** Partnerships compared by category. */
  cohorts(): Promise<{
    readonly partnerships: number;
    readonly cohorts: readonly { readonly n: number; readonly tooSmall: boolean }[];
  }>;
}
