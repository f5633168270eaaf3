import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, LOOPBACK } from '../../../apps/composition/ports.js';
import { answers, type Program } from './kept-alive.js';

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
        env: { PATH: process.env.PATH, ...environment, HTTP_PORT: String(port), PGAPPNAME: name },
      });
      closeSync(output);
      return child;
    },
  };
}
