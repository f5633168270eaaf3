import { ProblemException } from '#contracts';
import { businessDate } from '#domain';
import { type Position } from '#event-store';
import { cursorOf, InvalidCursor, keyOfCursor } from '#read-models';

const NAME = 'comparison';

export interface ComparedClocks {
  readonly from: { readonly asOf: string; readonly knownAt: Position };
  readonly to: { readonly asOf: string; readonly knownAt: Position };
}

/** A cursor with both points that the first page was answered at, so that the next pages compare the same. */
export const comparisonCursor = ({ from, to }: ComparedClocks, after: string): string =>
  cursorOf(NAME, [from.asOf, from.knownAt.toString(), to.asOf, to.knownAt.toString(), after]);

/** The points and the last item shown. @throws ProblemException CURSOR_INVALID */
export function readComparisonCursor(
  cursor: string,
  today: string,
): ComparedClocks & { readonly after: string } {
  const [fromAsOf, fromKnown, toAsOf, toKnown, after] = partsOf(cursor).map(String);
  const fits =
    [fromAsOf, toAsOf].every((day) => businessDate().safeParse(day).success && day! <= today) &&
    [fromKnown, toKnown].every((position) => /^\d{1,19}$/.test(position!));
  if (!fits) throw new ProblemException('CURSOR_INVALID');
  return {
    from: { asOf: fromAsOf!, knownAt: BigInt(fromKnown!) },
    to: { asOf: toAsOf!, knownAt: BigInt(toKnown!) },
    after: after!,
  };
}

function partsOf(cursor: string): readonly (string | number)[] {
  try {
    return keyOfCursor(NAME, 5, cursor);
  } catch (error) {
    throw error instanceof InvalidCursor ? new ProblemException('CURSOR_INVALID') : error;
  }
}
