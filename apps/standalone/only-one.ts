import { createHash } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The name that whoever uses a data directory holds: a socket that the system gives back when the process ends,
 * however it ends. Linux has such names outside the file system.
 */
function nameOf(dataDirectory: string): { readonly path: string; readonly isFile: boolean } {
  const name = `partnership-ledger-${createHash('sha256').update(dataDirectory).digest('hex').slice(0, 24)}`;
  return process.platform === 'linux'
    ? { path: `\0${name}`, isFile: false }
    : { path: join(tmpdir(), `${name}.sock`), isFile: true };
}

const listening = (path: string): Promise<Server | null> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen(path, () => resolve(server));
    server.unref();
  });

const isAnswered = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path, () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

/** Takes the data directory for this process; null when another one has it. Resolves with what gives it back. */
export async function takeAlone(dataDirectory: string): Promise<(() => void) | null> {
  const { path, isFile } = nameOf(dataDirectory);
  let server = await listening(path);
  if (!server && isFile && !(await isAnswered(path))) {
    await unlink(path);
    server = await listening(path);
  }
  return server && (() => void server.close());
}
