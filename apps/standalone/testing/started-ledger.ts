import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { anyPort } from '#platform/testing';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const BUILT = join(ROOT, 'dist', 'apps', 'standalone');

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly messages: string;
}

/** Many processes of the same code are started: each spares the next some of the compiling. */
const COMPILED = join(tmpdir(), 'partnership-ledger-compiled');

type Environment = Readonly<Record<string, string>>;

/** A real process of the standalone application, as built. */
export class StartedLedger {
  output = '';
  messages = '';
  readonly ended: Promise<Ended>;

  private constructor(
    readonly process: ChildProcess,
    private readonly dataDirectory: string,
  ) {
    // Decoded by the stream, lest a letter be cut in two.
    process.stdout?.setEncoding('utf8').on('data', (chunk: string) => (this.output += chunk));
    process.stderr?.setEncoding('utf8').on('data', (chunk: string) => (this.messages += chunk));
    this.ended = new Promise((resolve) => {
      process.once('close', (code) => resolve({ code, output: this.output, messages: this.messages }));
    });
  }

  static spawn(
    dataDirectory: string,
    environment: Environment = {},
    script = 'main.js',
    ...parameters: string[]
  ) {
    const command = [process.execPath, join(BUILT, script), ...parameters] as const;
    return StartedLedger.of(command, dataDirectory, environment);
  }

  /** As a newcomer starts it. */
  static underNpm(dataDirectory: string): StartedLedger {
    return StartedLedger.of(['npm', 'start'], dataDirectory, {});
  }

  private static of(
    [command, ...parameters]: readonly [string, ...string[]],
    dataDirectory: string,
    environment: Environment,
  ): StartedLedger {
    const child = spawn(command, parameters, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: COMPILED,
        DATA_DIRECTORY: dataDirectory,
        HTTP_PORT: String(anyPort()),
        ...environment,
      },
    });
    return new StartedLedger(child, dataDirectory);
  }

  /** Starts it and waits until it says that it is ready. */
  static async ready(dataDirectory: string, environment: Environment = {}): Promise<StartedLedger> {
    const ledger = StartedLedger.spawn(dataDirectory, environment);
    await ledger.says(/to stop\n$/);
    return ledger;
  }

  /** Runs something to its end. */
  static run(
    dataDirectory: string,
    environment: Environment = {},
    ...script: [string?, ...string[]]
  ): Promise<Ended> {
    return StartedLedger.spawn(dataDirectory, environment, ...script).ended;
  }

  /** Resolves when either output matches. */
  async says(what: RegExp): Promise<void> {
    let isOver = false;
    void this.ended.then(() => (isOver = true));
    while (!what.test(this.output) && !what.test(this.messages)) {
      if (isOver) throw new Error(`ended before it said ${String(what)}:\n${this.output}${this.messages}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  get url(): string {
    return new URL(this.link).origin;
  }

  /** The link that opens signed in. */
  get link(): string {
    return /^http\S+\/sign-in\/\S+$/m.exec(this.output)?.[0] ?? '';
  }

  /** The line that begins with curl. */
  get curl(): string {
    return /^curl .*$/m.exec(this.output)?.[0] ?? '';
  }

  get postgresPid(): number {
    return Number.parseInt(this.postmaster[0] ?? '', 10);
  }

  /** How many events the log holds. */
  async events(): Promise<number> {
    const { ownerPassword } = JSON.parse(readFileSync(join(this.dataDirectory, 'secrets.json'), 'utf8')) as {
      ownerPassword: string;
    };
    const client = new Client({
      connectionString: `postgresql://postgres:${ownerPassword}@127.0.0.1:${this.postmaster[3]}/ledger`,
    });
    await client.connect();
    const { rows } = await client.query<{ events: string }>('SELECT count(*) AS events FROM ledger.events');
    await client.end();
    return Number(rows[0]?.events);
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    this.process.kill(signal);
    return this.ended;
  }

  private get postmaster(): string[] {
    return readFileSync(join(this.dataDirectory, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  }
}
