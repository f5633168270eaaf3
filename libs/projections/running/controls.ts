import { setTimeout as sleep } from 'node:timers/promises';
import { type DataSource } from 'typeorm';
import { type EventStore } from '#event-store';
import { readCheckpoints } from './checkpoint.js';
import { askForRetry, readDeadLetters, type DeadLetter } from '../batches/dead-letters.js';
import { retryPolicy } from '../policies/policy-checkpoint.js';

/** No projection or policy of that name ever ran on this database. */
export class UnknownProjection extends Error {
  constructor(readonly projection: string) {
    super(`no projection ${projection}`);
    this.name = 'UnknownProjection';
  }
}

/**
 * Pauses a projection or a policy, in whatever process it runs: the batch in hand is finished. Resolves once no runner
 * holds it; false when one still did after `timeoutMs`. @throws UnknownProjection
 */
export async function pauseProjection(
  dataSource: DataSource,
  name: string,
  { timeoutMs = 30_000 }: { readonly timeoutMs?: number } = {},
): Promise<boolean> {
  await setPaused(dataSource, name, true);
  const deadline = Date.now() + timeoutMs;
  while (await isHeld(dataSource, name)) {
    if (Date.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}

/** Lets a paused projection or policy go on from where it was. @throws UnknownProjection */
export const resumeProjection = (dataSource: DataSource, name: string): Promise<void> =>
  setPaused(dataSource, name, false);

async function setPaused(dataSource: DataSource, name: string, paused: boolean): Promise<void> {
  const [, found] = await dataSource.query<[unknown[], number]>(
    'UPDATE projections.projections SET paused = $2 WHERE name = $1',
    [name, paused],
  );
  if (found === 0) throw new UnknownProjection(name);
}

async function isHeld(dataSource: DataSource, name: string): Promise<boolean> {
  const rows = await dataSource.query<unknown[]>(
    `SELECT FROM projections.projections
     WHERE name = $1 AND lease_owner IS NOT NULL AND lease_until >= clock_timestamp()`,
    [name],
  );
  return rows.length > 0;
}

/** What a retry set going; the runner that holds the projection does the work within a second. */
export interface RetryAsked {
  readonly wasStopped: boolean;
  /** Streams with events set aside that will be told again. */
  readonly streams: number;
}

/**
 * Sets a stopped projection or policy going again, and asks that what was set aside be tried again: all, or one stream's.
 * @throws UnknownProjection
 */
export async function retryProjection(
  dataSource: DataSource,
  name: string,
  stream: string | null = null,
): Promise<RetryAsked> {
  return dataSource.transaction(async (manager) => {
    const [live] = await readCheckpoints(manager, [name]);
    if (!live) {
      const wasStopped = await retryPolicy(manager, name);
      if (wasStopped === null) throw new UnknownProjection(name);
      return { wasStopped, streams: 0 };
    }
    const [, started] = await manager.query<[unknown[], number]>(
      `UPDATE projections.builds SET state = 'catching-up', error = NULL, updated_at = now()
       WHERE projection = $1 AND build = $2 AND state = 'stopped'`,
      [name, live.build],
    );
    const streams = await askForRetry(manager, live, stream);
    return { wasStopped: started > 0, streams };
  });
}

/** What a projection's live build has set aside, in order of position. @throws UnknownProjection */
export async function deadLettersOf(dataSource: DataSource, name: string): Promise<DeadLetter[]> {
  const [live] = await readCheckpoints(dataSource.manager, [name]);
  if (!live) throw new UnknownProjection(name);
  return readDeadLetters(dataSource.manager, live);
}

/** The stream of an event that stopped a projection or was set aside by it, else found in the log itself; null: nowhere. */
export async function streamOfEvent(
  dataSource: DataSource,
  store: EventStore,
  name: string,
  eventId: string,
): Promise<string | null> {
  const letter = (await deadLettersOf(dataSource, name)).find((one) => one.eventId === eventId);
  if (letter) return letter.stream;
  const [live] = await readCheckpoints(dataSource.manager, [name]);
  const at = live?.error?.eventId === eventId ? live.error.position : null;
  const range = at === null ? {} : { after: BigInt(at) - 1n, limit: 1 };
  for await (const event of store.readAll(range)) if (event.id === eventId) return event.stream;
  return null;
}
