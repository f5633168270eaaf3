import { Module, type DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { streamHistory, type Codec, type EventStore } from '#event-store';
import { type ReadHistory } from '#read-models';
import { OrganisationQueries } from './controllers/organisations.controller.js';
import { PartnershipQueries } from './controllers/partnerships.controller.js';
import { ReferenceQueries } from './controllers/reference.controller.js';
import { ReportQueries } from './controllers/reports.controller.js';
import { CLOCK, CODEC, DATABASE, HISTORY, PROGRESS, type QueryParts } from './parts.js';
import { ReadYourWrite } from './read-your-write.interceptor.js';

/** The one thing that queries ask of the log. */
const historyIn =
  (store: EventStore, codec: Codec): ReadHistory =>
  (category, id) =>
    streamHistory(store, codec, category, id);

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
        { provide: APP_INTERCEPTOR, useClass: ReadYourWrite },
      ],
    };
  }
}
