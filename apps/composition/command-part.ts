import { CommandRunner } from '#event-store';
import { type ApiConfiguration } from '#platform';
import { AccessCommands, CommandModule } from '../command/index.js';
import { type Log } from './open-log.js';
import { type Part } from './part.js';

/** HTTP commands on a log. */
export const commandPart = (
  { fingerprintKey }: Pick<ApiConfiguration, 'fingerprintKey'>,
  { store, codec, healthCheck }: Log,
  clock: () => Date,
): Part => ({
  modules: [
    CommandModule.with({
      eventStore: store,
      commandRunner: new CommandRunner(store, codec),
      fingerprintKey,
      clock,
    }),
    { module: AccessCommands },
  ],
  healthChecks: [healthCheck],
});
