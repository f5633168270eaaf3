import { retryProjection } from '#projections';
import { type Verb } from '../../verb.js';
import { withProjections } from '../../with-projections.js';

/** `ledger projections retry`: after the fault was mended. */
export const retry: Verb = (group, { environment, terminal }) => {
  group
    .command('retry')
    .description('Set a stopped projection going again, and try again what it has set aside.')
    .argument('<projection>')
    .option('--stream <stream>', 'of what was set aside, this stream alone')
    .action((projection: string, { stream }: { stream?: string }) =>
      withProjections(environment, async ({ dataSource }) => {
        const { wasStopped, streams } = await retryProjection(dataSource, projection, stream ?? null);
        terminal.out(
          `${projection}: ${wasStopped ? 'set going again' : 'had not stopped'}, ${streams} streams to try again.`,
        );
      }),
    );
};
