import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from '../../composition/say.js';

const PATIENCE_MS = 60_000;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Whether that process is a PostgreSQL on that directory; where /proc cannot tell, it is taken to be one. */
async function servesFrom(pid: number, directory: string): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.split('\0').includes(directory);
}

/**
 * Clears what a killed start left behind. Called by whoever holds the data directory alone, so that a PostgreSQL still
 * running on it is nobody's: it is stopped as Ctrl-C would have; and a postmaster.pid naming some other process is stale.
 */
export async function clearLeftovers(directory: string): Promise<void> {
  const pidFile = join(directory, 'postmaster.pid');
  const content = await readFile(pidFile, 'utf8').catch(() => null);
  if (content === null) return;
  const pid = Number.parseInt(content, 10);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid) || !(await servesFrom(pid, directory))) {
    await rm(pidFile, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  for (const deadline = Date.now() + PATIENCE_MS; isAlive(pid); await sleep(50)) {
    if (Date.now() < deadline) continue;
    throw new CannotStart({
      fr: `Un PostgreSQL resté d’un lancement précédent (processus ${pid}) ne s’arrête pas. Arrêtez-le, puis relancez.`,
      en: `A PostgreSQL left by an earlier start (process ${pid}) does not stop. Stop it, then start again.`,
    });
  }
}
