import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, LOOPBACK } from '../../../apps/composition/ports.js';
import { answers, type Program } from './kept-alive.js';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '..', '..', '..');
const SCRIPTS = {
  command: 'apps/command/main.js',
  query: 'apps/query/main.js',
  projector: 'apps/projector/main.js',
} as const;
export type Kind = keyof typeof SCRIPTS;

export interface Application extends Program {
  readonly url: string;
}

/** What V8 compiled is kept for the next start: there are hundreds, and the machine has better to do. */
const compiledOnce = (directory: string) => ({ NODE_COMPILE_CACHE: join(directory, 'compiled') });

/** Starts each program without an environment: it loads its code, complains, and leaves what was compiled behind. */
export const compileOnce = (directory: string): Promise<unknown> =>
  Promise.all(
    Object.values(SCRIPTS).map((script) =>
      run(process.execPath, [join(ROOT, 'dist', script)], { cwd: ROOT, env: compiledOnce(directory) }).catch(
        () => undefined,
      ),
    ),
  );

/** One of the ledger's processes, as built, on a port of its own that it keeps. */
export async function application(
  kind: Kind,
  number: number,
  environment: Readonly<Record<string, string>>,
  directory: string,
): Promise<Application> {
  const port = await freePort();
  const url = `http://${LOOPBACK}:${port}`;
  const name = `${kind}-${number}`;
  return {
    name,
    url,
    stopSignal: 'SIGTERM',
    isReady: () => answers(`${url}/health/ready`),
    start: () => {
      const output = openSync(join(directory, `${name}.log`), 'a');
      const child = spawn(process.execPath, [join(ROOT, 'dist', SCRIPTS[kind])], {
        cwd: ROOT,
        stdio: ['ignore', output, output],
        env: {
          PATH: process.env.PATH,
          ...environment,
          HTTP_PORT: String(port),
          PGAPPNAME: name,
          ...compiledOnce(directory),
        },
      });
      closeSync(output);
      return child;
    },
  };
}
