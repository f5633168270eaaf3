import { Module, type DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { streamHistory, type Codec, type EventStore, type Position } from '#event-store';
import { positionAt } from '#projections';
import { type ReadHistory } from '#read-models';
import { OrganisationQueries } from './controllers/organisations.controller.js';
import { PartnershipQueries } from './controllers/partnerships.controller.js';
import { ReferenceQueries } from './controllers/reference.controller.js';
import { ReportQueries } from './controllers/reports.controller.js';
import {
  CLOCK,
  CLOCKS_OF_CLOSING,
  CODEC,
  DATABASE,
  HISTORY,
  POSITION_AT,
  PROGRESS,
  RECORDED_UP_TO,
  type ClosingClocks,
  type QueryParts,
} from './parts.js';
import { ReadYourWrite } from './read-your-write.interceptor.js';
import { AskedPoints } from './two-clocks/asked-points.js';
import { Stamps } from './two-clocks/stamps.js';

/** Streams, for sheets at past points and timelines. */
const historyIn =
  (store: EventStore, codec: Codec): ReadHistory =>
  (category, id) =>
    streamHistory(store, codec, category, id);

/** When the last event up to a position was recorded. */
const recordedUpToIn =
  (store: EventStore) =>
  async (position: Position): Promise<Date | null> => {
    for await (const event of store.readAll({ direction: 'backward', after: position + 1n, limit: 1 }))
      return event.recordedAt;
    return null;
  };

/** No closing is known here yet. */
const noClosing: ClosingClocks = () => Promise.resolve(null);

/** HTTP queries, reports and exports. Needs `PlatformModule` beside it: callers, problems, limits. */
@Module({})
export class QueryModule {
  static with({ dataSource, eventStore, codec, progress, clock }: QueryParts): DynamicModule {
    return {
      module: QueryModule,
      controllers: [ReportQueries, OrganisationQueries, PartnershipQueries, ReferenceQueries],
      providers: [
        { provide: DATABASE, useValue: dataSource },
        { provide: CODEC, useValue: codec },
        { provide: HISTORY, useValue: historyIn(eventStore, codec) },
        { provide: PROGRESS, useValue: progress },
        { provide: CLOCK, useValue: clock ?? (() => new Date()) },
        { provide: POSITION_AT, useValue: (instant: Date) => positionAt(dataSource, eventStore, instant) },
        { provide: RECORDED_UP_TO, useValue: recordedUpToIn(eventStore) },
        { provide: CLOCKS_OF_CLOSING, useValue: noClosing },
        AskedPoints,
        Stamps,
        { provide: APP_INTERCEPTOR, useClass: ReadYourWrite },
      ],
    };
  }
}
