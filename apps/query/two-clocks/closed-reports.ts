import { Inject, Injectable } from '@nestjs/common';
import { type DataSource } from 'typeorm';
import { PARTNERSHIP, type Actor } from '#domain';
import { type Codec, type EventStore } from '#event-store';
import {
  findClosing,
  inScope,
  laterFactsIn,
  listLink,
  pointOfToday,
  type ClosedReport,
  type KnownPoint,
  type LaterFacts,
  type PartnershipFilter,
  type ReadHistory,
  type ReadPoint,
} from '#read-models';
import { CODEC, DATABASE, EVENTS, HISTORY } from '../parts.js';
import { laterFactsOf } from './later-facts.js';

/** What a report asked at a closing says of the closing: its name, and what was recorded since. */
@Injectable()
export class ClosedReports {
  constructor(
    @Inject(DATABASE) private readonly database: DataSource,
    @Inject(EVENTS) private readonly store: EventStore,
    @Inject(CODEC) private readonly codec: Codec,
    @Inject(HISTORY) private readonly history: ReadHistory,
  ) {}

  /** @param filter that the portfolio is narrowed by */
  async ofPortfolio(
    closingId: string | undefined,
    caller: Actor,
    filter: PartnershipFilter,
    point: ReadPoint,
  ): Promise<ClosedReport | null> {
    return isClosed(closingId, point)
      ? this.report(closingId!, await this.laterFacts(closingId!, caller, filter, point))
      : null;
  }

  async ofPartnership(
    closingId: string | undefined,
    partnershipId: string,
    point: ReadPoint,
  ): Promise<ClosedReport | null> {
    if (!isClosed(closingId, point)) return null;
    const later = laterFactsIn(await this.history(PARTNERSHIP, partnershipId), point);
    return this.report(closingId!, {
      count: later.length,
      more: false,
      comparison: listLink(`/v1/partnerships/${partnershipId}/compare`, { closing: closingId }),
    });
  }

  /** Facts of the partnerships that a filter has, at the closing or today. */
  async laterFacts(
    closingId: string,
    caller: Actor,
    filter: PartnershipFilter,
    point: KnownPoint,
  ): Promise<LaterFacts> {
    const { counts, more } = await laterFactsOf(this.store, this.codec, this.history, point);
    const concerned = await this.inScope(caller, filter, point, [...counts.keys()]);
    return {
      count: concerned.reduce((sum, id) => sum + counts.get(id)!, 0),
      more,
      comparison: listLink('/v1/portfolio/compare', { ...filter }, { closing: closingId }),
    };
  }

  private async inScope(
    caller: Actor,
    filter: PartnershipFilter,
    point: ReadPoint,
    ids: readonly string[],
  ): Promise<string[]> {
    if (Object.values(filter).every((criterion) => criterion === undefined)) return [...ids];
    const [then, now] = await Promise.all(
      [point, pointOfToday(point.today)].map((at) => inScope(this.database, caller, filter, at, ids)),
    );
    return [...new Set([...then!, ...now!])];
  }

  private async report(closingId: string, laterFacts: LaterFacts): Promise<ClosedReport> {
    // It was found when its clocks were asked for, and never goes.
    const { name, withdrawnOn } = (await findClosing(this.database, closingId))!;
    return { closingId, name, withdrawnOn, laterFacts };
  }
}

const isClosed = (closingId: string | undefined, point: ReadPoint): point is KnownPoint =>
  closingId !== undefined && point.knownAt !== null;
