import { type DatePrecision } from '#domain';

export class TimelineActor {
  /** Pseudonymous id of the person. */
  id: string;
  /** Roles held when the fact was recorded. */
  roles: string[];
  /** Organisation acted for. */
  onBehalfOf: string | null;
  /** Its present name; null where it acted for none, or the directory does not have it. */
  onBehalfOfName: string | null;
}

export class TimelineReason {
  /** Code of the reference list. */
  code: string;
  /** Its label, in the language of the answer. */
  label: string;
}

/** The paper that a fact comes from. */
export class TimelineSource {
  document: string;
  /** Page or section. */
  place?: string;
  /** The passage, word for word. */
  quote?: string;
  date?: string;
  sha256?: string;
}

export class TimelineText {
  /** What the text is, in the language of the answer: a condition with its due date, a criterion waived… */
  about: string;
  /** Opened for the reader; null when it was forgotten. */
  text: string | null;
}

export class TimelineCorrection {
  /** Id of the correction, a fact of the same timeline. */
  factId: string;
  /** Day of the correction, YYYY-MM-DD. */
  on: string;
  reason: TimelineReason;
}

/** A recorded fact as a person reads it: what, when it was true, when it became known, by whom, why, from which paper. */
export class TimelineEntry {
  /** Stands for its place in the log, to be sent back: `knownAt=<position>` asks for what was known by then. */
  position: string;
  factId: string;
  /** Type of the event. */
  type: string;
  /** When it was true, YYYY-MM-DD, as first recorded: `correctedBy` tells whether that was corrected. */
  occurredOn: string;
  /** How precisely; `not-stated`: no later than `occurredOn`. */
  datePrecision: DatePrecision;
  /** The same as people write it, in the language of the answer: `2 mars 2015`, `2008`. */
  dateInWords: string;
  /** When it became known, ISO 8601, UTC. */
  recordedAt: string;
  actor: TimelineActor;
  /** What happened, in the language of the answer, with no personal text in it. */
  sentence: string;
  reason: TimelineReason | null;
  /** Why, as whoever recorded it wrote it; null where nothing was written or it was forgotten. */
  comment: string | null;
  /** The other texts that came with it: evidence, conditions, reasons of waivers, corrected texts. */
  texts: TimelineText[];
  source: TimelineSource | null;
  /** The corrections of this fact, withdrawal included, oldest first. */
  correctedBy: TimelineCorrection[];
  /** True for a fact entered by mistake: it stays in the timeline and counts nowhere else. */
  withdrawn: boolean;
  /** For a correction or a withdrawal: the fact it is about. */
  correctionOf: string | null;
}

/** A page of a timeline, the last recorded fact first. */
export class TimelinePage {
  items: TimelineEntry[];
  /** How many facts the whole timeline holds. */
  total: number;
  /** Cursor of the next page, of earlier facts; null on the last. */
  next: string | null;
}

/** An entry with its places in the stream and in the log, which stay inside. */
export type ToldEntry = Omit<TimelineEntry, 'position'> & {
  readonly revision: number;
  readonly position: bigint;
};

/** A page of them. */
export type ToldTimeline = Omit<TimelinePage, 'items'> & { readonly items: readonly ToldEntry[] };
