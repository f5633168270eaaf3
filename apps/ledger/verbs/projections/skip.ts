import { randomUUID } from 'node:crypto';
import { skipEventOf } from '#projections';
import { type Verb } from '../../verb.js';
import { withProjections } from '../../with-projections.js';

interface Options {
  readonly reason: string;
  readonly by: string;
}

/** `ledger projections skip`: an event that a projection leaves out from now on, and in every rebuild. */
export const skip: Verb = (group, { environment, terminal }) => {
  group
    .command('skip')
    .description('Have a projection leave one event out for good; that, and why, is recorded in the log.')
    .argument('<projection>')
    .argument('<event>', 'its id, as dead-letters lists it')
    .requiredOption('--reason <text>', 'why; kept encrypted, as other texts are')
    .option('--by <id>', 'the pseudonymous id under which you act', 'operator')
    .action((projection: string, eventId: string, { reason, by }: Options) =>
      withProjections(environment, async ({ log: { store, codec }, dataSource }) => {
        const position = await skipEventOf(
          { store, codec, dataSource },
          {
            ...{ projection, eventId: eventId.toLowerCase(), reason, correlationId: randomUUID() },
            actor: { id: by, roles: ['administrator'], onBehalfOf: null },
          },
        );
        terminal.out(
          position === null
            ? `${projection} leaves it out already.`
            : `${projection} leaves it out; recorded at position ${position}.`,
        );
      }),
    );
};
