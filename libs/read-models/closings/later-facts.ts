import { FactCorrected, FactWithdrawn, historyOf, type CorrectionEvent, type Fact } from '#domain';

interface Closed {
  readonly asOf: string;
  readonly knownAt: bigint;
}

const isCorrection = ({ type }: Fact): boolean => type === FactCorrected.type || type === FactWithdrawn.type;

/** Whether a recorded fact says something of a day or of one before; a correction does if what it corrects did, or now does. */
function speaksOf(recorded: readonly Fact[], fact: Fact, asOf: string): boolean {
  if (!isCorrection(fact)) return fact.occurredOn <= asOf;
  const { factId } = fact.data as CorrectionEvent['data'];
  return [fact.position - 1n, fact.position].some((knownAt) =>
    historyOf(recorded, { asOf, knownAt }).some(({ id, occurredOn }) => id === factId && occurredOn <= asOf),
  );
}

/** How many facts of some streams were recorded after a closing that would change what was closed. */
export const laterFactsOf = (streams: readonly (readonly Fact[])[], closed: Closed): number =>
  streams.reduce((sum, recorded) => sum + laterFactsIn(recorded, closed).length, 0);

/** The facts of a stream recorded after a closing that would change what was closed. */
export const laterFactsIn = <Recorded extends Fact>(
  recorded: readonly Recorded[],
  { asOf, knownAt }: Closed,
): Recorded[] => recorded.filter((fact) => fact.position > knownAt && speaksOf(recorded, fact, asOf));
