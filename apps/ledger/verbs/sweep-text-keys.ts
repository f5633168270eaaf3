import { readConfiguration } from '#platform';
import { openLog } from '../../composition/open-log.js';
import { type Verb } from '../verb.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** `ledger sweep-text-keys`: what the projector does every day, now. */
export const sweepTextKeys: Verb = (program, { environment, terminal }) => {
  program
    .command('sweep-text-keys')
    .description(
      'Remove the keys of personal texts whose event never came to be, a day after they were made.',
    )
    .action(async () => {
      const log = await openLog(readConfiguration(environment, 'tools'));
      try {
        const swept = await log.textKeys.sweepOrphans(new Date(Date.now() - DAY_MS));
        terminal.out(`${swept} keys were removed.`);
      } finally {
        await log.close();
      }
    });
};
