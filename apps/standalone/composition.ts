import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { type AddressInfo } from 'node:net';
import { DataSource } from 'typeorm';
import { serveDocumentation } from '#contracts';
import { DOMAIN_EVENTS } from '#domain';
import { CommandRunner, createCodec, type EventStore } from '#event-store';
import { PostgresEventStore, PostgresTextKeyStore, SteadyClient } from '#event-store-postgres';
import { type Configuration, HealthChecks, httpApplication, type Logger, PlatformModule } from '#platform';
import { ProjectionEngine } from '#projections';
import { PROJECTIONS, READ_MODEL_ENTITIES } from '#read-models';
import { CommandModule } from '../command/index.js';
import { ConsoleModule } from '../console/index.js';
import { QueryModule } from '../query/index.js';
import { sweepTextKeysDaily } from './sweep-text-keys.js';

/** Each projection holds a connection while it writes; the rest is for queries. */
const POOL_SIZE = PROJECTIONS.length + 10;
const REQUESTS_END_WITHIN_MS = 10_000;

/** Every service in one process, started and wired: the composition root of `npm start`. */
export interface Ledger {
  readonly application: NestExpressApplication;
  readonly store: EventStore;
  readonly commandBus: CommandBus;
  readonly projections: ProjectionEngine;
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
  const store = await PostgresEventStore.open({ url: configuration.databaseUrl });
  const textKeys = new PostgresTextKeyStore({ url: configuration.databaseUrl });
  const codec = createCodec({ catalogue: DOMAIN_EVENTS, textKeys, masterKey: configuration.textMasterKey });
  const commandRunner = new CommandRunner(store, codec);
  const dataSource = await new DataSource({
    type: 'postgres',
    url: configuration.databaseUrl,
    entities: READ_MODEL_ENTITIES,
    poolSize: POOL_SIZE,
    extra: { Client: SteadyClient },
  }).initialize();
  const projections = new ProjectionEngine({
    store,
    decode: (stored) => codec.decode(stored),
    dataSource,
    projections: PROJECTIONS,
    logger,
  });

  @Module({
    imports: [
      PlatformModule.with(configuration, logger),
      CommandModule.with({
        eventStore: store,
        commandRunner,
        fingerprintKey: configuration.fingerprintKey,
        clock,
      }),
      QueryModule.with({ dataSource, eventStore: store, codec, progress: projections, clock }),
      ...others,
      ConsoleModule.with({ apiBaseUrl: () => addressOf(application) }),
    ],
  })
  class Standalone {}
  const application: NestExpressApplication = await httpApplication(Standalone as Type, logger);
  serveDocumentation(application);

  const health = application.get(HealthChecks, { strict: false });
  health.add(projections.healthCheck);
  health.add({ name: 'event-store', check: () => store.head().then(() => ({ up: true })) });
  // Command handlers are found as the application starts: the demonstration data goes through them too.
  await application.init();
  projections.start();
  const stopSweeping = sweepTextKeysDaily(textKeys, logger);

  return {
    application,
    store,
    commandBus: application.get(CommandBus, { strict: false }),
    projections,
    stop: async () => {
      const impatient = setTimeout(
        () => application.getHttpServer().closeAllConnections(),
        REQUESTS_END_WITHIN_MS,
      );
      await application.close();
      clearTimeout(impatient);
      await projections.stop();
      await stopSweeping();
      await dataSource.destroy();
      await textKeys.close();
      await store.close();
    },
  };
}
