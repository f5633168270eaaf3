/** `known_to` and `end_known_from` of what is still believed, or still open. */
export const FOR_EVER = 9_223_372_036_854_775_807n;

/**
 * A version of a row with its ranges on both clocks. It is visible as of a date D, as known at a position K, when
 * `validFrom` ≤ D and `knownFrom` ≤ K < `knownTo` and (D < `validTo` or K < `endKnownFrom`).
 */
export interface RowVersion {
  /** The row, in COPY's text format. */
  readonly line: string;
  readonly validFrom: string;
  readonly knownFrom: bigint;
  /** The date it was superseded at; null: never. */
  readonly validTo: string | null;
  /** The position from which that is known; null when `validTo` is. */
  readonly endKnownFrom: bigint | null;
  /** The position from which it is no longer believed, a late fact, a correction or a withdrawal telling otherwise; null: believed. */
  readonly knownTo: bigint | null;
}

/** True today as known now: it stands in the table itself, other versions in its `_past`. */
export const isCurrent = ({ validTo, knownTo }: RowVersion): boolean => validTo === null && knownTo === null;
