import { Inject, Injectable } from '@nestjs/common';
import { type DataSource } from 'typeorm';
import { type Actor } from '#domain';
import {
  closingSeen,
  laterFactsOf,
  laterFactsSeen,
  listLink,
  partnershipSeen,
  PROJECTIONS_OF_COMPARISONS,
  roundsTold,
  type ClosedReport,
  type KnownPoint,
  type LaterFacts,
  type PartnershipFilter,
  type ReadHistories,
  type ReadHistory,
  type ReadPoint,
} from '#read-models';
import { DATABASE, HISTORIES, HISTORY } from '../parts.js';
import { answeredAt } from './answered-at.js';

/** What a report asked at a closing says of the closing: its name, and what was recorded since, of what the caller sees. */
@Injectable()
export class ClosedReports {
  constructor(
    @Inject(DATABASE) private readonly database: DataSource,
    @Inject(HISTORY) private readonly history: ReadHistory,
    @Inject(HISTORIES) private readonly histories: ReadHistories,
  ) {}

  /** @param filter that the portfolio is narrowed by */
  async ofPortfolio(
    closingId: string | undefined,
    caller: Actor,
    filter: PartnershipFilter,
    point: ReadPoint,
  ): Promise<ClosedReport | null> {
    return isClosed(closingId, point)
      ? this.report(closingId!, caller, point, await this.laterFacts(closingId!, caller, filter, point))
      : null;
  }

  /** Null also of what is only published: reports do not speak of it. */
  async ofPartnership(
    closingId: string | undefined,
    caller: Actor,
    partnershipId: string,
    point: ReadPoint,
  ): Promise<ClosedReport | null> {
    if (!isClosed(closingId, point)) return null;
    const { answer: streams } = await answeredAt(
      this.database,
      caller,
      point,
      async (snapshot, { viewer }) => {
        const seen = await partnershipSeen(snapshot, this.history, viewer, partnershipId);
        if (seen.sight.extent === 'published') return null;
        const rounds = await roundsTold(snapshot, this.histories, new Map([[partnershipId, seen]]));
        return [seen.told, ...(rounds.get(partnershipId) ?? []).map(({ events }) => events)];
      },
      PROJECTIONS_OF_COMPARISONS,
    );
    if (!streams) return null;
    return this.report(closingId!, caller, point, {
      count: laterFactsOf(streams, point),
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
    const { answer } = await answeredAt(
      this.database,
      caller,
      point,
      (snapshot, sights) => laterFactsSeen(snapshot, this.histories, sights, filter, point),
      PROJECTIONS_OF_COMPARISONS,
    );
    return {
      ...answer,
      comparison: listLink('/v1/portfolio/compare', { ...filter }, { closing: closingId }),
    };
  }

  private async report(
    closingId: string,
    caller: Actor,
    { today }: ReadPoint,
    laterFacts: LaterFacts,
  ): Promise<ClosedReport> {
    // It was found when its clocks were asked for, and never goes.
    const { name, withdrawnOn } = (await closingSeen(this.database, caller, today, closingId))!;
    return { closingId, name, withdrawnOn, laterFacts };
  }
}

const isClosed = (closingId: string | undefined, point: ReadPoint): point is KnownPoint =>
  closingId !== undefined && point.knownAt !== null;
