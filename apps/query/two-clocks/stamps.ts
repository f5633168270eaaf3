import { Inject, Injectable } from '@nestjs/common';
import { type Response } from 'express';
import { type Position } from '#event-store';
import { DEFINITIONS, type ReadPoint, type Stamp } from '#read-models';
import { RECORDED_UP_TO } from '../parts.js';

/** The part of a stamp that is sent back to get the same answer. */
export const clocksIn = ({ asOf }: Pick<ReadPoint, 'asOf'>, position: Position) => ({
  asOf,
  knownAt: position.toString(),
});

/** Says in a header what an answer speaks of. */
export function stampHeader(response: Response, { asOf }: Pick<ReadPoint, 'asOf'>, position: Position): void {
  response.setHeader('Ledger-Stamp', `asOf=${asOf}; knownAt=${position}; definitions=${DEFINITIONS}`);
}

/** Stamps what is answered as one body. */
@Injectable()
export class Stamps {
  constructor(
    @Inject(RECORDED_UP_TO) private readonly recordedUpTo: (position: Position) => Promise<Date | null>,
  ) {}

  async of(point: Pick<ReadPoint, 'asOf'>, position: Position): Promise<Stamp> {
    const recordedUpTo = await this.recordedUpTo(position);
    return {
      ...clocksIn(point, position),
      recordedUpTo: recordedUpTo?.toISOString() ?? null,
      definitions: DEFINITIONS,
    };
  }
}
