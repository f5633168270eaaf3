import { type Label } from '#domain';
import { type Fault } from './fault.js';
import { PROBLEMS, type ProblemCode } from './problem-catalogue.js';

/** What a request is answered when it is refused, in both languages. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: Label;
  readonly detail?: Label;
  readonly faults?: readonly Fault[];
  /** A rule's own values, for programs. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** Headers the status asks for: `WWW-Authenticate`, `Retry-After`… */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request may hold thousands of faults: this many are told. */
const MOST_FAULTS = 100;

/** Refuses the request with a problem of the catalogue, which gives its status, its title and often its place. */
export class ProblemException extends Error {
  readonly problem: Problem;

  constructor(code: ProblemCode, more: Pick<Problem, 'detail' | 'faults' | 'headers'> = {}) {
    super(code);
    this.name = 'ProblemException';
    const {
      status,
      title,
      at,
    }: (typeof PROBLEMS)[ProblemCode] & { at?: Pick<Fault, 'header' | 'parameter'> } = PROBLEMS[code];
    const faults = at ? [{ code, detail: more.detail ?? title, ...at }] : [];
    this.problem = { code, status, title, faults, ...more };
  }
}

/** `INPUT_INVALID` (422) with all its faults at once, their number and the first hundred. */
export const inputInvalid = (faults: readonly Fault[]): ProblemException =>
  new ProblemException('INPUT_INVALID', {
    faults: faults.slice(0, MOST_FAULTS),
    detail:
      faults.length === 1
        ? { fr: 'La requête comporte une erreur.', en: 'The request has one fault.' }
        : {
            fr: `La requête comporte ${faults.length} erreurs.`,
            en: `The request has ${faults.length} faults.`,
          },
  });
