/** A command as a client asks it, over HTTP. */
export interface Asked {
  readonly act: string;
  readonly method: 'POST' | 'PATCH' | 'PUT';
  readonly path: string;
  readonly body: object;
  /** The revision last seen; null for a creation. */
  readonly ifMatch: string | null;
  /** How many events it makes, if it is recorded. */
  readonly events: number;
}

/** The same, with what makes it one command however often it is sent. */
export interface Command extends Asked {
  readonly key: string;
  /** Kept in the envelope of its events (`X-Correlation-Id`): ties them to it, whatever ids the server derives. */
  readonly correlationId: string;
}

/** The answer to a recorded command. */
export interface Answer {
  readonly id: string;
  readonly revision: string;
  readonly position: string;
  readonly changed: boolean;
  readonly repeated: boolean;
  readonly eventIds: readonly string[];
  readonly createdIds?: { readonly indicatorId?: string };
}
