import { createLogger, readConfiguration } from '#platform';
import { compose } from './composition.js';
import { listen } from '../composition/listen.js';
import { migrate } from '../composition/migrate.js';
import { type Start } from '../composition/start.js';
import { welcome } from './welcome.js';

/** Starts the ledger on the database and the issuer that the environment names: no demonstration of any kind. */
export async function startRealLedger({ environment, stops, stopped }: Start): Promise<void> {
  const configuration = readConfiguration(environment);
  await migrate(configuration.databaseOwnerUrl);
  stopped.signal.throwIfAborted();
  const ledger = await compose(configuration, createLogger(configuration.logLevel));
  stops.add(() => ledger.stop());
  await listen(ledger.application, configuration.httpPort, configuration.httpHost);
  welcome(configuration.publicUrl, null);
}
