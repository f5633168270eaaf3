import { DOMAIN_EVENTS } from '#domain';
import { readConfiguration } from '#platform';
import { openLog } from '../../composition/open-log.js';
import { EventCheck } from '../event-check.js';
import { Progress } from '../progress.js';
import { type Verb } from '../verb.js';

/** `ledger check-events`: whether today's code still reads everything that was ever recorded. */
export const checkEvents: Verb = (program, { environment, terminal, somethingIsWrong }) => {
  program
    .command('check-events')
    .description(
      'Read the whole log and report what no longer decodes, and types that today’s code does not know.',
    )
    .option('--json', 'the report as JSON')
    .action(async ({ json }: { json?: true }) => {
      const log = await openLog(readConfiguration(environment, 'tools'));
      try {
        const head = await log.store.head();
        const whole = log.store.capabilities.densePositions ? Number(head) + 1 : null;
        const progress = new Progress(terminal, 'events read', whole);
        const check = new EventCheck(DOMAIN_EVENTS, (stored) => log.codec.decode(stored));
        for await (const stored of log.store.readAll({ to: head })) {
          check.look(stored);
          progress.reached(check.events);
        }
        const { report } = check;
        if (json) terminal.out(JSON.stringify(report, null, 2));
        else for (const line of check.lines) terminal.out(line);
        if (report.wrong.length > 0 || report.unknown.length > 0) somethingIsWrong();
      } finally {
        await log.close();
      }
    });
};
