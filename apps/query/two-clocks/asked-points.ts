import { Inject, Injectable } from '@nestjs/common';
import { type AtDto, ProblemException } from '#contracts';
import { businessDateOf, type Actor } from '#domain';
import { type EventStore, type Position } from '#event-store';
import { type ProjectionProgress } from '#projections';
import { type ReadPoint } from '#read-models';
import { CLOCK, CLOCKS_OF_CLOSING, EVENTS, POSITION_AT, PROGRESS, type ClosingClocks } from '../parts.js';
import { pointOfCursor } from './point-cursor.js';
import { reachedInTime } from './reached.js';

/** The point that a query asks about, as far as its address says. */
export interface AskedPoint extends ReadPoint {
  /** Whether the address says anything of the clocks: what is not found may then have been there at another point. */
  readonly isAsked: boolean;
}

const isPosition = (knownAt: string): boolean => /^\d+$/.test(knownAt);

/** Turns what a query says of the clocks into one point, once a request. */
@Injectable()
export class AskedPoints {
  constructor(
    @Inject(CLOCK) private readonly clock: () => Date,
    @Inject(PROGRESS) private readonly progress: Pick<ProjectionProgress, 'waitFor'>,
    @Inject(EVENTS) private readonly store: Pick<EventStore, 'head'>,
    @Inject(POSITION_AT) private readonly positionAt: (instant: Date) => Promise<Position>,
    @Inject(CLOCKS_OF_CLOSING) private readonly clocksOfClosing: ClosingClocks,
  ) {}

  /**
   * @param cursor of a list's further page, which carries the point of the first
   * @throws ProblemException AS_OF_AFTER_TODAY, KNOWN_AT_AFTER_NOW, CLOSING_BESIDE_CLOCKS, CLOSING_NOT_FOUND,
   * CURSOR_INVALID, READ_MODELS_BEHIND
   */
  async resolve(caller: Actor, { asOf, knownAt, closing }: AtDto, cursor?: string): Promise<AskedPoint> {
    const now = this.clock();
    const today = businessDateOf(now);
    const clocks = closing === undefined ? { asOf, knownAt: await this.position(knownAt, now) } : null;
    if (closing !== undefined && (asOf ?? knownAt) !== undefined)
      throw new ProblemException('CLOSING_BESIDE_CLOCKS');
    const asked = clocks ?? (await this.closed(caller, closing!));
    if (asked.asOf !== undefined && asked.asOf > today) throw new ProblemException('AS_OF_AFTER_TODAY');
    const begun = cursor === undefined ? asked : pointOfCursor(cursor, asked, today);
    if (begun.knownAt !== null && !(await reachedInTime(this.progress, this.store, begun.knownAt)))
      throw new ProblemException(cursor === undefined ? 'KNOWN_AT_AFTER_NOW' : 'CURSOR_INVALID');
    return {
      today,
      asOf: begun.asOf ?? today,
      knownAt: begun.knownAt,
      isAsked: asked.asOf !== undefined || asked.knownAt !== null,
    };
  }

  private async position(knownAt: string | undefined, now: Date): Promise<Position | null> {
    if (knownAt === undefined) return null;
    if (isPosition(knownAt)) return BigInt(knownAt);
    const instant = new Date(knownAt);
    if (instant > now) throw new ProblemException('KNOWN_AT_AFTER_NOW');
    return this.positionAt(instant);
  }

  private async closed(caller: Actor, closing: string): Promise<{ asOf: string; knownAt: Position }> {
    const clocks = await this.clocksOfClosing(caller, closing);
    if (!clocks) throw new ProblemException('CLOSING_NOT_FOUND');
    return clocks;
  }
}
