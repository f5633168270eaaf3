import { CommandRunner } from '#event-store';
import { type ProjectionProgress } from '#projections';
import { type ApiConfiguration } from '#platform';
import { AccessCommands, CommandModule } from '../command/index.js';
import { type Log } from './open-log.js';
import { type Part } from './part.js';

/** HTTP commands on a log. */
export const commandPart = (
  { fingerprintKey }: Pick<ApiConfiguration, 'fingerprintKey'>,
  { store, codec, healthCheck }: Log,
  views: Pick<ProjectionProgress, 'waitFor'>,
  clock: () => Date,
): Part => ({
  modules: [
    CommandModule.with({
      eventStore: store,
      commandRunner: new CommandRunner(store, codec),
      fingerprintKey,
      views,
      clock,
    }),
    { module: AccessCommands },
  ],
  healthChecks: [healthCheck],
});
