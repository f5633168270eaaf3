import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** Many processes of the same code are started: each spares the next some of the compiling. */
const COMPILED = join(tmpdir(), 'partnership-ledger-compiled');

type Environment = Readonly<Record<string, string>>;

/** A service as a real process, as built, on a port of its own. */
export class ServiceProcess {
  readonly ended: Promise<number | null>;
  private messages = '';

  private constructor(
    readonly name: string,
    readonly process: ChildProcess,
  ) {
    process.stderr?.setEncoding('utf8').on('data', (chunk: string) => (this.messages += chunk));
    this.ended = new Promise((resolve) => process.once('close', (code) => resolve(code)));
  }

  static spawn(name: string, environment: Environment, ...line: string[]): ServiceProcess {
    const script = join(ROOT, 'dist', 'apps', name, 'main.js');
    const child = spawn(process.execPath, [script, ...line], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: COMPILED,
        HTTP_PORT: '0',
        LOG_LEVEL: 'warn',
        ...environment,
      },
    });
    return new ServiceProcess(name, child);
  }

  /** Where it listens, once it says so. */
  async url(): Promise<string> {
    let isOver = false;
    void this.ended.then(() => (isOver = true));
    for (;;) {
      const [, url] = / is ready: (http\S+)/.exec(this.messages) ?? [];
      if (url) return url;
      if (isOver) throw new Error(`${this.name} ended before it was ready:\n${this.messages}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** What it wrote on standard error. */
  get said(): string {
    return this.messages;
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.process.kill(signal);
    return this.ended;
  }
}
