import { type AwaitedKind, type Gate, type GateOutcome } from '#domain';

/** Things shown at once, the first due first. */
export const MOST_SHOWN = '30';

/** Something that waits for the organisation acted for. */
export interface Awaited {
  readonly partnershipId: string;
  readonly title: string;
  readonly kind: AwaitedKind;
  readonly dueOn: string;
  readonly late: boolean;
  readonly gate: Gate | null;
  readonly outcome: GateOutcome | null;
  readonly indicatorName: string | null;
  readonly conditionText: string | null;
}

/** What pages read of what awaits somebody. */
export interface AwaitingAnswer {
  readonly items: readonly Awaited[];
  readonly total: number;
  readonly counts: readonly { readonly kind: AwaitedKind; readonly count: number }[];
}
