import { WATCH_DEFINITION } from '#domain';

/** Versions of the definitions that answers are worked out by. */
export const DEFINITIONS = `watch-${WATCH_DEFINITION.version}`;

/** What an answer speaks of: sent back (`asOf`, `knownAt`), it gives the same answer. */
export class Stamp {
  /** Business date the answer speaks of, YYYY-MM-DD. */
  asOf: string;
  /** Stands for the last fact of the log that may be taken in: a token, another in each answer, to be sent back. */
  knownAt: string;
  /** When the last fact up to there was recorded, ISO 8601, UTC; null where there is none, and for who does not see all facts. */
  recordedUpTo: string | null;
  /** Versions of the definitions it is worked out by. */
  definitions: string;
}
