import { Module, type DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import {
  streamHistory,
  streamName,
  type Codec,
  type EventStore,
  type Position,
  type RecordedEvent,
} from '#event-store';
import { positionAt } from '#projections';
import { type ReadHistories, type ReadHistory } from '#read-models';
import { AwaitingQueries } from './controllers/awaiting.controller.js';
import { ClosingQueries } from './controllers/closings.controller.js';
import { ComparisonQueries } from './controllers/comparisons.controller.js';
import { MandateQueries } from './controllers/mandates.controller.js';
import { OrganisationQueries } from './controllers/organisations.controller.js';
import { InvitationQueries, OwnSheetQueries } from './controllers/own-sheets.controller.js';
import { PartnershipQueries } from './controllers/partnerships.controller.js';
import { QuestionnaireQueries } from './controllers/questionnaires.controller.js';
import { ReferenceQueries } from './controllers/reference.controller.js';
import { RoundQueries } from './controllers/rounds.controller.js';
import { SharedIndicatorQueries } from './controllers/shared-indicators.controller.js';
import { TrajectoryQueries } from './controllers/trajectories.controller.js';
import { ReportQueries } from './controllers/reports.controller.js';
import {
  CLOCK,
  CLOCKS_OF_CLOSING,
  CODEC,
  DATABASE,
  EVENTS,
  HISTORIES,
  HISTORY,
  POSITION_AT,
  PROGRESS,
  RECORDED_UP_TO,
  ROUND_SEALS,
  type QueryParts,
} from './parts.js';
import { OwnSheets } from './rounds/own-sheets.js';
import { ReadYourWrite } from './read-your-write.interceptor.js';
import { AskedPoints } from './two-clocks/asked-points.js';
import { ClosedReports } from './two-clocks/closed-reports.js';
import { closingClocksIn } from './two-clocks/closing-clocks.js';
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

/** Several streams at once, for comparisons. */
const historiesIn =
  (store: EventStore, codec: Codec): ReadHistories =>
  async (category, ids, upTo) => {
    const streams = new Map(ids.map((id) => [streamName(category, id), id]));
    const histories = new Map<string, RecordedEvent[]>(ids.map((id) => [id, []]));
    for await (const stored of store.readStreams([...streams.keys()], upTo))
      histories.get(streams.get(stored.stream)!)!.push(codec.decode(stored));
    return histories;
  };

/** HTTP queries, reports and exports. Needs `PlatformModule` beside it: callers, problems, limits. */
@Module({})
export class QueryModule {
  static with({
    dataSource,
    eventStore,
    codec,
    rounds,
    progress,
    clock = () => new Date(),
  }: QueryParts): DynamicModule {
    const positionAtInstant = (instant: Date): Promise<Position> =>
      positionAt(dataSource, eventStore, instant);
    return {
      module: QueryModule,
      controllers: [
        ReportQueries,
        AwaitingQueries,
        OrganisationQueries,
        OwnSheetQueries,
        InvitationQueries,
        ComparisonQueries,
        PartnershipQueries,
        ClosingQueries,
        MandateQueries,
        ReferenceQueries,
        SharedIndicatorQueries,
        QuestionnaireQueries,
        RoundQueries,
        TrajectoryQueries,
      ],
      providers: [
        { provide: DATABASE, useValue: dataSource },
        { provide: CODEC, useValue: codec },
        { provide: ROUND_SEALS, useValue: rounds },
        OwnSheets,
        { provide: HISTORY, useValue: historyIn(eventStore, codec) },
        { provide: PROGRESS, useValue: progress },
        { provide: CLOCK, useValue: clock },
        { provide: HISTORIES, useValue: historiesIn(eventStore, codec) },
        { provide: EVENTS, useValue: eventStore },
        { provide: POSITION_AT, useValue: positionAtInstant },
        { provide: RECORDED_UP_TO, useValue: recordedUpToIn(eventStore) },
        {
          provide: CLOCKS_OF_CLOSING,
          useValue: closingClocksIn(dataSource, eventStore, positionAtInstant, clock),
        },
        AskedPoints,
        ClosedReports,
        Stamps,
        { provide: APP_INTERCEPTOR, useClass: ReadYourWrite },
      ],
    };
  }
}
