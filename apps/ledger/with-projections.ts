import { type DataSource } from 'typeorm';
import { readConfiguration } from '#platform';
import {
  REBUILD_CONNECTIONS,
  RebuildFailed,
  RebuildUnderWay,
  UnknownEvent,
  UnknownProjection,
} from '#projections';
import { openLog, type Log } from '../composition/open-log.js';
import { openReadDatabase } from '../composition/open-read-database.js';
import { Refused, type Run } from './verb.js';

/** A rebuild's, and two to ask how far it is. */
const CONNECTIONS = REBUILD_CONNECTIONS + 2;
const REASONS = [UnknownProjection, UnknownEvent, RebuildFailed, RebuildUnderWay];

/** What the verbs on projections work with: any process may, whichever runs them. */
export interface Reach {
  readonly log: Log;
  readonly dataSource: DataSource;
}

/** Opens the log and the read models' database for a verb, and lets them go after it. @throws Refused */
export async function withProjections(
  environment: Run['environment'],
  act: (reach: Reach) => Promise<void>,
): Promise<void> {
  const configuration = readConfiguration(environment, 'tools');
  const log = await openLog(configuration);
  try {
    const dataSource = await openReadDatabase(configuration.databaseUrl, CONNECTIONS);
    try {
      await act({ log, dataSource });
    } finally {
      await dataSource.destroy();
    }
  } catch (error) {
    if (REASONS.some((reason) => error instanceof reason)) throw new Refused((error as Error).message);
    throw error;
  } finally {
    await log.close();
  }
}
