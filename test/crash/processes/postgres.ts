import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { binariesFor } from '../../../apps/standalone/embedded-postgres/binaries.js';
import { postgresHome } from '../../../apps/standalone/embedded-postgres/home.js';
import { ensureCluster, OWNER } from '../../../apps/standalone/embedded-postgres/initialise.js';
import { operatingUser } from '../../../apps/standalone/embedded-postgres/operating-user.js';
import { freePort, LOOPBACK } from '../../../apps/composition/ports.js';
import { type Random } from '../random.js';
import { type Program } from './kept-alive.js';

const PASSWORD = 'crash';

/** A PostgreSQL as the embedded default makes it, on a port of its own that it keeps. */
export interface Postgres extends Program {
  ownerUrl(database: string): string;
  url(user: string, password: string, database: string): string;
}

export async function postgresIn(directory: string): Promise<Postgres> {
  const user = await operatingUser();
  const home = await postgresHome(directory, user);
  const binaries = await binariesFor(user, home);
  const data = join(home, 'postgres');
  await ensureCluster(data, binaries, user, PASSWORD);
  const port = await freePort();
  const url = (login: string, password: string, database: string) =>
    `postgresql://${login}:${password}@${LOOPBACK}:${port}/${database}`;
  const ownerUrl = (database: string) => url(OWNER, PASSWORD, database);
  const settings = {
    port,
    listen_addresses: LOOPBACK,
    unix_socket_directories: '',
    max_connections: 200,
  };
  return {
    name: 'postgres',
    stopSignal: 'SIGINT',
    url,
    ownerUrl,
    start: () => {
      const output = openSync(join(directory, 'postgres.log'), 'a');
      const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
      const server = spawn(binaries.postgres, ['-D', data, ...flags], {
        ...user,
        stdio: ['ignore', output, output],
        env: { PATH: process.env.PATH, LC_ALL: 'C' },
      });
      closeSync(output);
      return server;
    },
    isReady: async () => {
      const client = new Client({ connectionString: ownerUrl('postgres'), connectionTimeoutMillis: 2_000 });
      client.on('error', () => undefined);
      try {
        await client.connect();
        return true;
      } finally {
        await client.end().catch(() => undefined);
      }
    },
  };
}

/**
 * Kills one of the server's processes that serve a connection: the server then closes all connections and recovers.
 * False where that cannot be done. (Its other processes are left alone: an I/O worker of PostgreSQL 18 killed while the
 * server starts leaves it waiting for ever at the next DROP DATABASE.)
 */
export async function killABackend(postmaster: number, random: Random): Promise<boolean> {
  const serving: number[] = [];
  for (const pid of (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))) {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const parent = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
    if (parent !== postmaster) continue;
    const title = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (title.includes(`${LOOPBACK}(`)) serving.push(Number(pid));
  }
  if (serving.length === 0) return false;
  try {
    return process.kill(random.pick(serving), 'SIGKILL');
  } catch {
    return false;
  }
}
