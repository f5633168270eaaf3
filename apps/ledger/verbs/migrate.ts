import { readConfiguration } from '#platform';
import { migrate } from '../../composition/migrate.js';
import { type Verb } from '../verb.js';

/** `ledger migrate`: the one step that changes a schema; two at once take turns. */
export const migrateVerb: Verb = (program, { environment, terminal }) => {
  program
    .command('migrate')
    .description('Bring the database’s schema to what this release needs (DATABASE_OWNER_URL).')
    .action(async () => {
      const run = await migrate(readConfiguration(environment, 'migrate').databaseOwnerUrl);
      for (const name of run) terminal.out(name);
      terminal.err(run.length === 0 ? 'The schema was up to date.' : `${run.length} migrations were run.`);
    });
};
