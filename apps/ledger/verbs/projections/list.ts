import { projectionStatuses, type ProjectionStatus } from '#projections';
import { asJson } from '../../json.js';
import { table } from '../../table.js';
import { type Verb } from '../../verb.js';
import { withProjections } from '../../with-projections.js';

const HEADINGS = ['projection', 'version', 'state', 'position', 'lag', 'held by', 'set aside', 'unknown'];

const lagOf = ({ lagEvents, lagSeconds }: ProjectionStatus): string =>
  [lagEvents === null ? null : `${lagEvents} events`, `${Math.round(lagSeconds)} s`]
    .filter((part) => part !== null)
    .join(', ');

const rowOf = (status: ProjectionStatus): string[] => [
  status.projection,
  String(status.version),
  status.paused ? `paused (${status.state})` : status.state,
  status.position.toString(),
  lagOf(status),
  status.owner ?? 'no one',
  String(status.deadLetters),
  status.unknownEvents.toString(),
];

/** `ledger projections list`: where each stands; wrong when one has stopped, has set events aside, or could not be renewed. */
export const listProjections: Verb = (group, { environment, terminal, somethingIsWrong }) => {
  group
    .command('list')
    .description('Where each projection stands, how far behind the log, and who runs it.')
    .option('--json', 'as JSON')
    .action(({ json }: { json?: true }) =>
      withProjections(environment, async ({ log, dataSource }) => {
        const statuses = await projectionStatuses(dataSource, log.store);
        if (json) terminal.out(asJson(statuses));
        else for (const line of table(HEADINGS, statuses.map(rowOf))) terminal.out(line);
        for (const { projection, error } of statuses)
          if (error && !json)
            terminal.out(`${projection} stopped: ${error.reason} (position ${error.position})`);
        for (const { projection, renewalFailure: failure } of statuses)
          if (failure && !json)
            terminal.out(
              `${projection} could not be built in version ${failure.version}: ${failure.reason} (position ${failure.position})`,
            );
        const isWrong = ({ state, deadLetters, renewalFailure }: ProjectionStatus): boolean =>
          state === 'stopped' || deadLetters > 0 || renewalFailure !== null;
        if (statuses.some(isWrong)) somethingIsWrong();
      }),
    );
};
