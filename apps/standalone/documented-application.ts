import { Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AccessModule } from '#access';
import { DOMAIN_EVENTS } from '#domain';
import {
  CommandRunner,
  createCodec,
  InMemoryEventStore,
  InMemoryTextKeyStore,
  InvitationTokens,
  SheetSeal,
} from '#event-store';
import { createLogger, PlatformModule, readConfiguration } from '#platform';
import { AccessCommands, CommandModule } from '../command/index.js';
import { AccessQueries, QueryModule } from '../query/index.js';

const NOWHERE = 'postgresql://nobody@127.0.0.1:1/none';
const NO_KEY = Buffer.alloc(32).toString('base64');

/** The services as far as their routes go: nothing is connected, nothing listens. For what is written from the routes. */
export async function documentedApplication(): Promise<INestApplication> {
  const configuration = readConfiguration({
    DATABASE_URL: NOWHERE,
    DATABASE_OWNER_URL: NOWHERE,
    TEXT_MASTER_KEY: NO_KEY,
    FINGERPRINT_KEY: NO_KEY,
    OIDC_ISSUER: 'http://127.0.0.1:1',
  });
  const eventStore = new InMemoryEventStore();
  const textKeys = new InMemoryTextKeyStore(eventStore);
  const { textMasterKey: masterKey } = configuration;
  const codec = createCodec({ catalogue: DOMAIN_EVENTS, textKeys, masterKey });
  const rounds = {
    seal: new SheetSeal(textKeys, masterKey),
    invitations: new InvitationTokens(masterKey),
    sheetsGiven: () => Promise.resolve({ parties: [], panels: [] }),
  };
  const commandRunner = new CommandRunner(eventStore, codec);
  const progress = { waitFor: () => Promise.resolve() };

  @Module({
    imports: [
      PlatformModule.with(configuration, createLogger('silent')),
      CommandModule.with({ eventStore, commandRunner, fingerprintKey: configuration.fingerprintKey, rounds }),
      QueryModule.with({
        dataSource: new DataSource({ type: 'postgres' }),
        eventStore,
        codec,
        rounds,
        progress,
      }),
      AccessModule.with({ database: new DataSource({ type: 'postgres' }), clock: () => new Date() }),
      AccessCommands,
      AccessQueries,
    ],
  })
  class Documented {}
  return NestFactory.create(Documented, { logger: false, abortOnError: false });
}
