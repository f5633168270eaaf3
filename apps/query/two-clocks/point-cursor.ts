import { ProblemException } from '#contracts';
import { businessDate } from '#domain';
import { type Position } from '#event-store';
import { type OpaqueTokens } from '#platform';

interface Clocks {
  readonly asOf: string | undefined;
  readonly knownAt: Position | null;
}

/** The point that a first page was answered at, as its stamp says it. */
export interface StampedClocks {
  readonly asOf: string;
  /** The token of a position. */
  readonly knownAt: string;
}

/** What a list's cursor holds: the point of its first page, so that the next pages are of the same list, and the place in it. */
export interface PointCursor {
  readonly asOf: string;
  readonly knownAt: Position;
  readonly token: string;
  /** The list's own cursor. */
  readonly ofList: string;
}

export const cursorAt = (tokens: OpaqueTokens, { asOf, knownAt }: StampedClocks, ofList: string): string =>
  tokens.cursor(`${asOf}.${knownAt}.${ofList}`);

/** @throws ProblemException CURSOR_INVALID for one that was not made here */
export function readCursor(tokens: OpaqueTokens, cursor: string): PointCursor {
  const [asOf = '', token = '', ...ofList] = tokens.cursorIn(cursor)?.split('.') ?? [];
  const knownAt = tokens.positionIn(token);
  if (knownAt === null) throw new ProblemException('CURSOR_INVALID');
  return { asOf, knownAt, token, ofList: ofList.join('.') };
}

/** A cursor's point, which what is asked beside it may repeat. @throws ProblemException CURSOR_INVALID */
export function pointOfCursor(cursor: PointCursor, asked: Clocks, today: string): PointCursor {
  const { asOf, knownAt } = cursor;
  const fits =
    businessDate().safeParse(asOf).success &&
    asOf <= today &&
    (asked.asOf ?? asOf) === asOf &&
    (asked.knownAt ?? knownAt) === knownAt;
  if (!fits) throw new ProblemException('CURSOR_INVALID');
  return cursor;
}
