import { deadLettersOf } from '#projections';
import { asJson } from '../../json.js';
import { table } from '../../table.js';
import { type Verb } from '../../verb.js';
import { withProjections } from '../../with-projections.js';

/** `ledger projections dead-letters`: what a projection has set aside, and why. */
export const listDeadLetters: Verb = (group, { environment, terminal, somethingIsWrong }) => {
  group
    .command('dead-letters')
    .description('The events that a projection has set aside: those that failed, and those held behind them.')
    .argument('<projection>')
    .option('--json', 'as JSON')
    .action((projection: string, { json }: { json?: true }) =>
      withProjections(environment, async ({ dataSource }) => {
        const letters = await deadLettersOf(dataSource, projection);
        const rows = letters.map(({ position, eventId, eventType, stream, error }) => [
          ...[position.toString(), eventId, eventType, stream],
          error ?? 'held behind an earlier one',
        ]);
        if (json) terminal.out(asJson(letters));
        else
          for (const line of table(['position', 'event', 'type', 'stream', 'why'], rows)) terminal.out(line);
        if (letters.length > 0) somethingIsWrong();
      }),
    );
};
