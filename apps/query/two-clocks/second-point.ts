import { ProblemException, type ProblemCode } from '#contracts';

const OF_SECOND: Readonly<Record<string, string>> = {
  asOf: 'toAsOf',
  knownAt: 'toKnownAt',
  closing: 'toClosing',
};

/** What is refused of the second of two points is refused by the names that the address gives it. */
export function refusedOfSecond(error: unknown): never {
  if (!(error instanceof ProblemException)) throw error;
  const { code, faults = [], ...more } = error.problem;
  throw new ProblemException(code as ProblemCode, {
    ...more,
    faults: faults.map((fault) =>
      fault.parameter === undefined
        ? fault
        : { ...fault, parameter: OF_SECOND[fault.parameter] ?? fault.parameter },
    ),
  });
}
