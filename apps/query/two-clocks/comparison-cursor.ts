import { ProblemException } from '#contracts';
import { businessDate } from '#domain';
import { type Position } from '#event-store';
import { type OpaqueTokens } from '#platform';
import { cursorOf, InvalidCursor, keyOfCursor } from '#read-models';
import { type StampedClocks } from './point-cursor.js';
import { stampedAs, type TokenOfPosition } from './stamped-as.js';

const NAME = 'comparison';

interface ComparedClocks {
  readonly asOf: string;
  readonly knownAt: Position;
  readonly tokenOf: TokenOfPosition;
}

/** A cursor with both points that the first page was answered at, so that the next pages compare the same. */
export const comparisonCursor = (
  tokens: OpaqueTokens,
  { from, to }: { readonly from: StampedClocks; readonly to: StampedClocks },
  after: string,
): string => tokens.cursor(cursorOf(NAME, [from.asOf, from.knownAt, to.asOf, to.knownAt, after]));

/** The points and the last item shown. @throws ProblemException CURSOR_INVALID */
export function readComparisonCursor(
  tokens: OpaqueTokens,
  cursor: string,
  today: string,
): { readonly from: ComparedClocks; readonly to: ComparedClocks; readonly after: string } {
  const [fromAsOf, fromKnown, toAsOf, toKnown, after] = partsOf(tokens.cursorIn(cursor) ?? '').map(String);
  const clocks = (asOf: string, token: string): ComparedClocks => {
    const knownAt = tokens.positionIn(token);
    if (knownAt === null || !businessDate().safeParse(asOf).success || asOf > today)
      throw new ProblemException('CURSOR_INVALID');
    return { asOf, knownAt, tokenOf: stampedAs(token) };
  };
  return { from: clocks(fromAsOf!, fromKnown!), to: clocks(toAsOf!, toKnown!), after: after! };
}

function partsOf(cursor: string): readonly (string | number)[] {
  try {
    return keyOfCursor(NAME, 5, cursor);
  } catch (error) {
    throw error instanceof InvalidCursor ? new ProblemException('CURSOR_INVALID') : error;
  }
}
