import { once } from 'node:events';
import { EventStoreError } from '#event-store';
import { ConfigurationFaulty } from '#platform';
import { CannotStart, say } from './say.js';
import { isSchemaMissing, MIGRATE_FIRST } from './schema-missing.js';
import { type Start } from './start.js';
import { Stops } from './stops.js';

function tellWhy(error: unknown): void {
  if (error instanceof CannotStart) say(error.explanation);
  else if (isSchemaMissing(error)) say(MIGRATE_FIRST);
  else if (error instanceof ConfigurationFaulty || error instanceof EventStoreError)
    process.stderr.write(`${error.message}\n`);
  else {
    say({
      fr: 'Le registre n’a pu démarrer, pour une raison imprévue :',
      en: 'The ledger could not start, for an unforeseen reason:',
    });
    console.error(error);
  }
}

/**
 * Runs a process from its start until a signal, or whatever it needs, ends it. Resolves with its exit code: 0 when it
 * was asked to stop, 1 when something kept it from starting or from going on.
 * @param explained says an error of the process in words, where it can
 */
export async function runProcess(
  start: (given: Start) => Promise<void>,
  explained: (error: unknown) => unknown = (error) => error,
): Promise<number> {
  const given: Start = {
    environment: process.env,
    stops: new Stops(),
    stopped: new AbortController(),
  };
  const { stops, stopped } = given;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => stopped.abort(null));

  let failure: unknown;
  try {
    await start(given);
    if (!stopped.signal.aborted) await once(stopped.signal, 'abort');
    failure = stopped.signal.reason;
    say({ fr: 'Arrêt…', en: 'Stopping…' });
  } catch (error) {
    failure = stopped.signal.aborted ? stopped.signal.reason : error;
  }
  if (failure !== null) tellWhy(explained(failure));
  try {
    await stops.all();
  } catch (error) {
    failure ??= error;
    console.error(error);
  }
  return failure === null ? 0 : 1;
}
