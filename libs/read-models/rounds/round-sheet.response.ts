import {
  type ActionState,
  type Panel,
  type ReplyStance,
  type RoundReopeningReason,
  type SubImpact,
} from '#domain';
import { NamedOrganisation } from '../partnership-sheet/named-organisation.response.js';
import { type SheetSource } from '../partnership-sheet/sheet-source.response.js';
import { type Stamp } from '../two-clocks/stamp.response.js';
import { PartyAsked } from './rounds.response.js';
import { type TextInBoth } from './viewpoints.response.js';

/** The version of a questionnaire that a round asks. */
export class AskedQuestionnaire {
  code: string;
  version: number;
  title: TextInBoth;
  /** False: not validated by Le RAMEAU. */
  isValidated: boolean;
}

export class RoundCohort {
  cohortId: string;
  name: string;
}

/** A time during which sheets are taken. */
export class RoundOpening {
  /** 1 is the first. */
  opening: number;
  openedOn: string;
  /** Last day on which sheets are taken. */
  closesOn: string;
  /** Null while it is open. */
  closedOn: string | null;
  /** Why it was opened again; null of the first. */
  reason: RoundReopeningReason | null;
  /** Opened for the reader; null where there is none or it was forgotten. */
  comment: string | null;
}

export class RoundParty extends PartyAsked {
  /** Whether it has given a sheet; of what stands in it nothing is said here. */
  hasAnswered: boolean;
  /** Whether it named the sheet that stands for it. */
  hasOfficialSheet: boolean;
  /** Sheets that came after the closing, on their way while it closed: kept, and counted in nothing. */
  lateSheets: number;
}

/** That counts of a panel were entered, and what they come from. */
export class PanelCountsEntered {
  /** Day that they were last entered for. */
  enteredOn: string;
  source: SheetSource | null;
}

export class RoundPanel {
  panel: Panel;
  /** From how many sheets on it is shown. */
  threshold: number;
  /** Members invited. */
  invited: number;
  /** Members who have answered, or were counted; null where they are fewer than the threshold. */
  answered: number | null;
  /** Sheets that came after the closing, on their way while it closed: kept, and counted in nothing. */
  lateSheets: number;
  /** Counts entered for it, which are sealed until closing like answers; null: none. */
  counts: PanelCountsEntered | null;
}

export class RoundReminder {
  remindedOn: string;
  organisations: NamedOrganisation[];
  panels: Panel[];
}

export class RoundReply extends NamedOrganisation {
  stance: ReplyStance;
  /** Opened for the reader; null where there is none or it was forgotten. */
  text: string | null;
  repliedOn: string;
}

/** What the evaluator found or recommends, with what each party last replied. */
export class RoundFinding {
  findingId: string;
  kind: 'finding' | 'recommendation';
  /** What it is about; null: the partnership as a whole. */
  subImpact: SubImpact | null;
  /** Opened for the reader; null when it was forgotten. */
  text: string | null;
  recordedOn: string;
  replies: RoundReply[];
}

export class RoundActionStep {
  state: ActionState;
  on: string;
  /** The new date of an action that is postponed. */
  dueOn: string | null;
  /** Opened for the reader; null where there is none or it was forgotten. */
  comment: string | null;
}

/** An action agreed in the debate, followed to its end. */
export class RoundAction {
  actionId: string;
  /** The finding that it answers; null: none. */
  findingId: string | null;
  title: string;
  owner: NamedOrganisation;
  agreedOn: string;
  dueOn: string;
  state: ActionState | 'agreed';
  /** Neither done nor abandoned, and past its date on the day of the answer. */
  isLate: boolean;
  steps: RoundActionStep[];
}

/** One round: who is asked, how far it is, and what is said after closing. */
export class RoundSheet {
  stamp: Stamp;
  roundId: string;
  /** What `If-Match` takes; the `ETag` too. */
  revision: string;
  partnershipId: string;
  partnershipTitle: string;
  title: string;
  questionnaire: AskedQuestionnaire;
  cohort: RoundCohort | null;
  state: 'open' | 'closed' | 'reopened';
  /** Last day on which sheets are taken, of the last opening. */
  closesOn: string;
  openings: RoundOpening[];
  parties: RoundParty[];
  panels: RoundPanel[];
  reminders: RoundReminder[];
  /** Whether results can be read. */
  hasResults: boolean;
  /** Whether it is open and waits for the organisation that the caller acts for. */
  awaitsMe: boolean;
  findings: RoundFinding[];
  actions: RoundAction[];
  /** What the caller may do to it now. */
  mayDo: string[];
}
