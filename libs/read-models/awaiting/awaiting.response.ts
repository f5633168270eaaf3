import { type AwaitedKind, type Gate, type GateOutcome } from '#domain';

/** Something that awaits the organisation acted for. */
export class AwaitedItem {
  partnershipId: string;
  title: string;
  kind: AwaitedKind;
  /** By when, YYYY-MM-DD; for a decision that was proposed, since when. */
  dueOn: string;
  /** Whether that day is over: of what is due, not of a decision proposed. */
  late: boolean;
  gate: Gate | null;
  /** Of a decision: the outcome proposed. */
  outcome: GateOutcome | null;
  indicatorId: string | null;
  indicatorName: string | null;
  /** Of a condition: its text; null where it was forgotten. */
  conditionText: string | null;
}

/** How many there are of one kind. */
export class AwaitedCount {
  kind: AwaitedKind;
  count: number;
}

/** A page of what awaits the organisation acted for, the first due first. Empty where one acts for none. */
export class AwaitingPage {
  items: AwaitedItem[];
  /** How many there are in all. */
  total: number;
  /** The same by kind; a kind of which there is none is left out. */
  counts: AwaitedCount[];
  /** Cursor of the next page, null on the last. */
  next: string | null;
}
