import { type Panel, type Sphere } from '#domain';

/** A party asked in a round, by its present name. */
export class PartyAsked {
  organisationId: string;
  /** Null where the directory does not have it. */
  name: string | null;
  /** The sphere that it speaks for. */
  sphere: Sphere;
}

/** A round of evaluation, in a list. */
export class ListedRound {
  roundId: string;
  partnershipId: string;
  /** Title of its partnership. */
  partnershipTitle: string;
  title: string;
  questionnaireCode: string;
  questionnaireVersion: number;
  /** The cohort of partnerships that it was opened on together with; null: this one alone. */
  cohortId: string | null;
  cohortName: string | null;
  state: 'open' | 'closed' | 'reopened';
  /** How often it was opened. */
  opening: number;
  openedOn: string;
  /** Last day on which sheets are taken. */
  closesOn: string;
  /** Day of the last closing; null where it was never closed. */
  closedOn: string | null;
  /** Whether results can be read. */
  hasResults: boolean;
  parties: PartyAsked[];
  /** How many of them have given a sheet; never what stands in it. */
  partiesAnswered: number;
  panels: Panel[];
  /** Whether it is open and waits for the organisation that the caller acts for. */
  awaitsMe: boolean;
}

/** A page of rounds, the last opened first. */
export class RoundPage {
  items: ListedRound[];
  /** How many rounds the whole list holds. */
  total: number;
  /** Cursor of the next page, null on the last. */
  next: string | null;
}
