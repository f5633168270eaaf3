import { once } from 'node:events';
import { ConfigurationFaulty } from '#platform';
import { dataDirectoryOf } from './data-directory.js';
import { startEmbeddedLedger } from './embedded-ledger.js';
import { explained } from './file-faults.js';
import { startRealLedger } from './real-ledger.js';
import { CannotStart, say } from './say.js';
import { isEmbedded } from './settings.js';
import { type Start } from './start.js';
import { Stops } from './stops.js';

function tellWhy(error: unknown, dataDirectory: string): void {
  const reason = explained(error, dataDirectory);
  if (reason instanceof CannotStart) say(reason.explanation);
  else if (reason instanceof ConfigurationFaulty) process.stderr.write(`${reason.message}\n`);
  else {
    say({
      fr: 'Le registre n’a pu démarrer, pour une raison imprévue :',
      en: 'The ledger could not start, for an unforeseen reason:',
    });
    console.error(reason);
  }
}

/** `npm start`. Ends with 0 when it was asked to stop, with 1 when something kept it from starting or from going on. */
async function main(): Promise<number> {
  const start: Start = {
    environment: process.env,
    dataDirectory: dataDirectoryOf(process.env),
    stops: new Stops(),
    stopped: new AbortController(),
  };
  const { stops, stopped } = start;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => stopped.abort(null));

  let failure: unknown;
  try {
    await (isEmbedded(process.env) ? startEmbeddedLedger(start) : startRealLedger(start));
    if (!stopped.signal.aborted) await once(stopped.signal, 'abort');
    failure = stopped.signal.reason;
    say({ fr: 'Arrêt…', en: 'Stopping…' });
  } catch (error) {
    failure = stopped.signal.aborted ? stopped.signal.reason : error;
  }
  if (failure !== null) tellWhy(failure, start.dataDirectory);
  try {
    await stops.all();
  } catch (error) {
    failure ??= error;
    console.error(error);
  }
  return failure === null ? 0 : 1;
}

process.exit(await main());
