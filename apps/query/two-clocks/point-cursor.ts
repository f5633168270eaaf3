import { ProblemException } from '#contracts';
import { businessDate } from '#domain';
import { type Position } from '#event-store';

interface Clocks {
  readonly asOf: string | undefined;
  readonly knownAt: Position | null;
}

/** A list's cursor with the point that its first page was answered at, so that the next pages are of the same list. */
export const cursorAt = (asOf: string, position: Position, cursor: string): string =>
  `${asOf}.${position}.${cursor}`;

/** The list's own part of a cursor. */
export const cursorOfList = (cursor: string): string => cursor.split('.').slice(2).join('.');

/** The point that a cursor carries, which what is asked beside it may repeat. @throws ProblemException CURSOR_INVALID */
export function pointOfCursor(cursor: string, asked: Clocks, today: string): Clocks {
  const [asOf = '', position = ''] = cursor.split('.');
  const fits =
    businessDate().safeParse(asOf).success &&
    asOf <= today &&
    /^\d{1,19}$/.test(position) &&
    (asked.asOf ?? asOf) === asOf &&
    (asked.knownAt ?? BigInt(position)) === BigInt(position);
  if (!fits) throw new ProblemException('CURSOR_INVALID');
  return { asOf, knownAt: BigInt(position) };
}
