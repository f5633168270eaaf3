import { type Gate, type RiskZone, type Standing, type WatchSignal } from '#domain';

/** One reason to watch one partnership. */
export class WatchItem {
  partnershipId: string;
  title: string;
  signal: WatchSignal;
  standing: Standing;
  /** The zone of the passage ahead, where partnerships fail; null off the path and past the last gate. */
  riskZone: RiskZone | null;
  /** Day since which it is so: the stage entered, the condition or review due, the last sign of work. */
  since: string;
  /** Whole days since then; for a stage, the days that count. */
  days: number;
  /** For a stage: the days beyond which it is watched. */
  threshold: number | null;
  /** Where the threshold comes from: the reference duration, or three quarters of completed stays. */
  basis: 'reference' | 'percentile' | null;
  /** For a percentile: of how many completed stays. */
  stays: number | null;
  gate: Gate | null;
  conditionId: string | null;
  /** The late condition's text; null where there is none, or it was forgotten. */
  conditionText: string | null;
  /** The reason as a sentence, in the language of the answer. */
  reason: string;
}

/** A page of what to watch. */
export class WatchPage {
  items: WatchItem[];
  /** How many reasons to watch there are in all. */
  total: number;
  /** Cursor of the next page, null on the last. */
  next: string | null;
}
