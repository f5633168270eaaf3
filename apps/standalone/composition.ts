import { type DynamicModule } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { type AddressInfo } from 'node:net';
import { serveDocumentation } from '#contracts';
import { type EventStore } from '#event-store';
import { type Configuration, type Logger, PlatformModule } from '#platform';
import { type PolicyEngine, type ProjectionEngine } from '#projections';
import { accessPart, openAccessDatabase } from '../composition/access-part.js';
import { commandPart } from '../composition/command-part.js';
import { consolePart } from '../composition/console-part.js';
import { endRequests, httpService } from '../composition/http-service.js';
import { openMetrics } from '../composition/open-metrics.js';
import { openLog } from '../composition/open-log.js';
import { openReadDatabase } from '../composition/open-read-database.js';
import { PROJECTOR_POOL_SIZE, projectorOf } from '../composition/projector.js';
import { QUERY_POOL_SIZE, queryPart } from '../composition/query-part.js';

/** Every service in one process, started and wired. */
export interface Ledger {
  readonly application: NestExpressApplication;
  readonly store: EventStore;
  readonly commandBus: CommandBus;
  readonly projections: ProjectionEngine;
  readonly policies: PolicyEngine;
  /** Where its metrics are told; null for nowhere. */
  readonly metricsUrl: string | null;
  /** Finishes the requests and batches in hand, then lets the database go. */
  stop(): Promise<void>;
}

export interface CompositionOptions {
  /** Modules of the caller's own, beside the services. */
  readonly others?: readonly DynamicModule[] | undefined;
  /** The clock that says which day is today; the machine's by default. */
  readonly clock?: (() => Date) | undefined;
}

/** Where the application listens, on this machine: the pages call the APIs there. */
function addressOf(application: NestExpressApplication): string {
  const { port } = application.getHttpServer().address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

export async function compose(
  configuration: Configuration,
  logger: Logger,
  { others = [], clock = () => new Date() }: CompositionOptions = {},
): Promise<Ledger> {
  const metrics = await openMetrics(configuration);
  const log = await openLog(configuration, metrics);
  const dataSource = await openReadDatabase(configuration.databaseUrl, PROJECTOR_POOL_SIZE + QUERY_POOL_SIZE);
  const accessDatabase = await openAccessDatabase(configuration.databaseUrl);
  const access = accessPart(accessDatabase, clock);
  const projector = projectorOf(log, dataSource, logger, configuration, { clock, metrics });
  const command = commandPart(configuration, log, accessDatabase, projector.projections, clock);
  const query = queryPart(dataSource, log, projector.projections, clock);
  const pages = consolePart(() => ({ query: addressOf(application), command: addressOf(application) }));
  const application = await httpService(
    [
      PlatformModule.with(configuration, logger),
      ...access.modules,
      ...command.modules,
      ...query.modules,
      ...others,
      // Last: an address that no route before knows is answered with a page.
      ...pages.modules,
    ],
    [...projector.healthChecks, ...query.healthChecks],
    logger,
    { prepare: serveDocumentation, metrics },
  );
  projector.start();

  return {
    application,
    store: log.store,
    commandBus: application.get(CommandBus, { strict: false }),
    projections: projector.projections,
    policies: projector.policies,
    metricsUrl: metrics?.url ?? null,
    stop: async () => {
      await endRequests(application);
      await projector.stop();
      await dataSource.destroy();
      await accessDatabase.destroy();
      await log.close();
      await metrics?.close();
    },
  };
}
