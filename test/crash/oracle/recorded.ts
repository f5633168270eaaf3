/** An event of the log, as far as the oracle looks at it. */
export interface Recorded {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  readonly id: string;
  readonly type: string;
  readonly commandId: string;
  readonly correlationId: string;
  /** Of what follows from an event: that one's id. */
  readonly causationId: string;
  /** Ids of the keys that open its personal texts. */
  readonly textKeys: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
}
