import { pauseProjection } from '#projections';
import { Refused, type Verb } from '../../verb.js';
import { withProjections } from '../../with-projections.js';

/** `ledger projections pause`: in whatever process it runs, after the batch in hand. */
export const pause: Verb = (group, { environment, terminal }) => {
  group
    .command('pause')
    .description('Have a projection wait, wherever it runs, once the batch in hand is stored.')
    .argument('<projection>')
    .action((projection: string) =>
      withProjections(environment, async ({ dataSource }) => {
        if (!(await pauseProjection(dataSource, projection)))
          throw new Refused(`${projection} is to pause, but the process that runs it has not let it go yet.`);
        terminal.out(`${projection} is paused.`);
      }),
    );
};
