import { type DataSource } from 'typeorm';
import { businessDateOf } from '#domain';
import { CommandRunner } from '#event-store';
import { type ProjectionProgress } from '#projections';
import { type ApiConfiguration } from '#platform';
import { pointOfToday, sheetsGiven } from '#read-models';
import { AccessCommands, CommandModule } from '../command/index.js';
import { type Log } from './open-log.js';
import { type Part } from './part.js';

/** HTTP commands on a log. */
export const commandPart = (
  { fingerprintKey }: Pick<ApiConfiguration, 'fingerprintKey'>,
  { store, codec, seal, invitations, healthCheck }: Log,
  readModels: DataSource,
  views: Pick<ProjectionProgress, 'waitFor'>,
  clock: () => Date,
): Part => ({
  modules: [
    CommandModule.with({
      eventStore: store,
      commandRunner: new CommandRunner(store, codec),
      fingerprintKey,
      rounds: {
        seal,
        invitations,
        sheetsGiven: (roundId) => sheetsGiven(readModels, roundId, pointOfToday(businessDateOf(clock()))),
      },
      views,
      clock,
    }),
    { module: AccessCommands },
  ],
  healthChecks: [healthCheck],
});
