import { resumeProjection } from '#projections';
import { type Verb } from '../../verb.js';
import { withProjections } from '../../with-projections.js';

/** `ledger projections resume`: a paused one goes on from where it was. */
export const resume: Verb = (group, { environment, terminal }) => {
  group
    .command('resume')
    .description('Let a paused projection go on from where it was.')
    .argument('<projection>')
    .action((projection: string) =>
      withProjections(environment, async ({ dataSource }) => {
        await resumeProjection(dataSource, projection);
        terminal.out(`${projection} goes on.`);
      }),
    );
};
