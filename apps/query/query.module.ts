import { Module, type DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { OrganisationQueries } from './controllers/organisations.controller.js';
import { PartnershipQueries } from './controllers/partnerships.controller.js';
import { ReferenceQueries } from './controllers/reference.controller.js';
import { ReportQueries } from './controllers/reports.controller.js';
import { historyFrom } from './history.js';
import { CLOCK, CODEC, DATABASE, HISTORY, PROGRESS, type QueryParts } from './parts.js';
import { ReadYourWrite } from './read-your-write.interceptor.js';

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
        { provide: HISTORY, useValue: historyFrom(eventStore, codec) },
        { provide: PROGRESS, useValue: progress },
        { provide: CLOCK, useValue: clock ?? (() => new Date()) },
        { provide: APP_INTERCEPTOR, useClass: ReadYourWrite },
      ],
    };
  }
}
