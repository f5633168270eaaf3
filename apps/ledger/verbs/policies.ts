import { policyStatuses, type PolicyStatus } from '#projections';
import { asJson } from '../json.js';
import { table } from '../table.js';
import { type Verb } from '../verb.js';
import { withProjections } from '../with-projections.js';

const HEADINGS = ['policy', 'state', 'position', 'lag', 'held by', 'refused'];

const rowOf = ({ policy, state, paused, position, lagEvents, owner, refused }: PolicyStatus): string[] => [
  policy,
  paused ? `paused (${state})` : state,
  position.toString(),
  lagEvents === null ? '' : `${lagEvents} events`,
  owner ?? 'no one',
  refused.toString(),
];

/** `ledger policies`: up to where each has reacted; wrong when one has stopped. They are paused and set going as projections are. */
export const policies: Verb = (program, { environment, terminal, somethingIsWrong }) => {
  program
    .command('policies')
    .description('What follows from events: where each policy stands, and who runs it.')
    .option('--json', 'as JSON')
    .action(({ json }: { json?: true }) =>
      withProjections(environment, async ({ log, dataSource }) => {
        const statuses = await policyStatuses(dataSource, log.store);
        if (json) terminal.out(asJson(statuses));
        else for (const line of table(HEADINGS, statuses.map(rowOf))) terminal.out(line);
        for (const { policy, error } of statuses)
          if (error && !json) terminal.out(`${policy} stopped: ${error.reason} (position ${error.position})`);
        if (statuses.some(({ state }) => state === 'stopped')) somethingIsWrong();
      }),
    );
};
