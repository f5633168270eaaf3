import { type ProblemDocument } from '#contracts';

/** The API refused: what it says, in the language asked for. */
export class ApiRefusal extends Error {
  constructor(readonly problem: ProblemDocument) {
    super(problem.code);
    this.name = 'ApiRefusal';
  }
}
