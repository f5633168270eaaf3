import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * A port below those that systems give to whoever asks for any: between its choice and its use no other program is given
 * it by chance.
 */
export const anyPort = (): number => 15_000 + randomInt(15_000);

/** Such a port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = anyPort();
    if (await isFree(port)) return port;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
