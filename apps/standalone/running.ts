import { readFile, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { runningFile } from './data-directory.js';

const schema = z.object({ pid: z.number().int(), url: z.url(), startId: z.string() });

/** What a started ledger says of itself, for `npm run token` and for a second start. */
export type Running = z.infer<typeof schema>;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

export const sayRunning = (dataDirectory: string, running: Running): Promise<void> =>
  writeFile(runningFile(dataDirectory), JSON.stringify(running), { mode: 0o600 });

export const sayStopped = (dataDirectory: string): Promise<void> =>
  rm(runningFile(dataDirectory), { force: true });

/** The ledger that runs on a data directory, if one does. */
export async function runningOn(dataDirectory: string): Promise<Running | null> {
  try {
    const running = schema.parse(JSON.parse(await readFile(runningFile(dataDirectory), 'utf8')));
    return isAlive(running.pid) ? running : null;
  } catch {
    return null;
  }
}
