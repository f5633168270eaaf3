import { Inject, Injectable } from '@nestjs/common';
import { type Response } from 'express';
import { seesEverything, type Actor } from '#domain';
import { type Position } from '#event-store';
import { DEFINITIONS, type Stamp } from '#read-models';
import { RECORDED_UP_TO } from '../parts.js';
import { type AskedPoint } from './asked-points.js';
import { type StampedClocks } from './point-cursor.js';

type StampedPoint = Pick<AskedPoint, 'asOf' | 'tokenOf'>;

/** The part of a stamp that is sent back to get the same answer. */
export const clocksIn = ({ asOf, tokenOf }: StampedPoint, position: Position) =>
  ({ asOf, knownAt: tokenOf(position) }) satisfies StampedClocks;

/** Says in a header what an answer speaks of. */
export function stampHeader(response: Response, point: StampedPoint, position: Position): void {
  const { asOf, knownAt } = clocksIn(point, position);
  response.setHeader('Ledger-Stamp', `asOf=${asOf}; knownAt=${knownAt}; definitions=${DEFINITIONS}`);
}

/** Stamps what is answered as one body. */
@Injectable()
export class Stamps {
  constructor(
    @Inject(RECORDED_UP_TO) private readonly recordedUpTo: (position: Position) => Promise<Date | null>,
  ) {}

  /** When the last fact was recorded is told to those who see every fact: it may be one that the caller does not see. */
  async of(caller: Actor, point: StampedPoint, position: Position): Promise<Stamp> {
    const recordedUpTo = seesEverything(caller) ? await this.recordedUpTo(position) : null;
    return {
      ...clocksIn(point, position),
      recordedUpTo: recordedUpTo?.toISOString() ?? null,
      definitions: DEFINITIONS,
    };
  }
}
