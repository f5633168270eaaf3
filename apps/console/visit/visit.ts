import { type Caller } from '#platform';
import { type Api } from '../api/api.js';
import { type Words } from '../words/words.js';

/** The point that a page speaks of, by the API's parameters; empty for today. */
export type Clocks = Readonly<Record<string, string>>;

/** A person on a page: who they are, in which language, at which address, and the APIs asked in their name. */
export interface Visit {
  readonly words: Words;
  /** Null on a page that anyone may see. */
  readonly caller: Caller | null;
  readonly mayWrite: boolean;
  /** Path and query. */
  readonly address: URL;
  /** Absent on a page that speaks of no point. */
  readonly clocks?: Clocks;
}

export interface SignedInVisit extends Visit {
  readonly caller: Caller;
  readonly api: Api;
}
