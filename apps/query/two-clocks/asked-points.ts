import { Inject, Injectable } from '@nestjs/common';
import { type AtDto, ProblemException, tokenRefused } from '#contracts';
import { businessDateOf, type Actor } from '#domain';
import { type EventStore, type Position } from '#event-store';
import { OpaqueTokens } from '#platform';
import { type ProjectionProgress } from '#projections';
import { type ReadPoint } from '#read-models';
import { CLOCK, CLOCKS_OF_CLOSING, EVENTS, POSITION_AT, PROGRESS, type ClosingClocks } from '../parts.js';
import { cursorAt, pointOfCursor, readCursor, type PointCursor } from './point-cursor.js';
import { reachedInTime } from './reached.js';
import { stampedAnew, stampedAs, type TokenOfPosition } from './stamped-as.js';

/** The point that a query asks about, as far as its address says. */
export interface AskedPoint extends ReadPoint {
  /** Whether the address says anything of the clocks: what is not found may then have been there at another point. */
  readonly isAsked: boolean;
  /** What stands outside for the position that is answered at. */
  readonly tokenOf: TokenOfPosition;
  /** The list's own cursor, of a further page. */
  readonly cursor: string | undefined;
  /** The cursor of the page after, given the list's own. */
  readonly cursorAfter: (position: Position, ofList: string) => string;
}

interface AskedKnowledge {
  readonly knownAt: Position | null;
  readonly tokenOf: TokenOfPosition;
}

/** An instant has a colon, which no token has. */
const isInstant = (knownAt: string): boolean => knownAt.includes(':');

/** Turns what a query says of the clocks into one point, once a request. */
@Injectable()
export class AskedPoints {
  constructor(
    @Inject(CLOCK) private readonly clock: () => Date,
    @Inject(PROGRESS) private readonly progress: Pick<ProjectionProgress, 'waitFor'>,
    @Inject(EVENTS) private readonly store: Pick<EventStore, 'head'>,
    @Inject(POSITION_AT) private readonly positionAt: (instant: Date) => Promise<Position>,
    @Inject(CLOCKS_OF_CLOSING) private readonly clocksOfClosing: ClosingClocks,
    private readonly tokens: OpaqueTokens,
  ) {}

  /**
   * @param given cursor of a list's further page, which carries the point of the first
   * @throws ProblemException AS_OF_AFTER_TODAY, KNOWN_AT_AFTER_NOW, CLOSING_BESIDE_CLOCKS, CLOSING_NOT_FOUND,
   * CURSOR_INVALID, READ_MODELS_BEHIND, INPUT_INVALID for a token that was not made here
   */
  async resolve(caller: Actor, { asOf, knownAt, closing }: AtDto, given?: string): Promise<AskedPoint> {
    const now = this.clock();
    const today = businessDateOf(now);
    const clocks = closing === undefined ? { asOf, ...(await this.knowledge(knownAt, now)) } : null;
    if (closing !== undefined && (asOf ?? knownAt) !== undefined)
      throw new ProblemException('CLOSING_BESIDE_CLOCKS');
    const asked = clocks ?? (await this.closed(caller, closing!));
    if (asked.asOf !== undefined && asked.asOf > today) throw new ProblemException('AS_OF_AFTER_TODAY');
    const cursor = given === undefined ? undefined : readCursor(this.tokens, given);
    const begun = cursor === undefined ? asked : begunAt(pointOfCursor(cursor, asked, today));
    if (begun.knownAt !== null && !(await reachedInTime(this.progress, this.store, begun.knownAt)))
      throw new ProblemException(cursor === undefined ? 'KNOWN_AT_AFTER_NOW' : 'CURSOR_INVALID');
    const { asOf: day = today, tokenOf } = begun;
    return {
      today,
      asOf: day,
      knownAt: begun.knownAt,
      tokenOf,
      cursor: cursor?.ofList,
      cursorAfter: (position, ofList) =>
        cursorAt(this.tokens, { asOf: day, knownAt: tokenOf(position) }, ofList),
      isAsked: asked.asOf !== undefined || asked.knownAt !== null,
    };
  }

  private async knowledge(knownAt: string | undefined, now: Date): Promise<AskedKnowledge> {
    if (knownAt === undefined) return { knownAt: null, tokenOf: stampedAnew(this.tokens) };
    if (!isInstant(knownAt)) {
      const position = this.tokens.positionIn(knownAt);
      if (position === null) throw tokenRefused('isKnownAt', { parameter: 'knownAt' });
      return { knownAt: position, tokenOf: stampedAs(knownAt) };
    }
    const instant = new Date(knownAt);
    if (instant > now) throw new ProblemException('KNOWN_AT_AFTER_NOW');
    return { knownAt: await this.positionAt(instant), tokenOf: stampedAnew(this.tokens) };
  }

  private async closed(caller: Actor, closing: string): Promise<AskedKnowledge & { readonly asOf: string }> {
    const clocks = await this.clocksOfClosing(caller, closing);
    if (!clocks) throw new ProblemException('CLOSING_NOT_FOUND');
    return { ...clocks, tokenOf: stampedAnew(this.tokens, closing) };
  }
}

const begunAt = ({ asOf, knownAt, token }: PointCursor) => ({ asOf, knownAt, tokenOf: stampedAs(token) });
