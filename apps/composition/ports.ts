import { type AddressInfo, createServer } from 'node:net';
import { CannotStart } from './say.js';

export const LOOPBACK = '127.0.0.1';

const listenOnce = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, LOOPBACK, () => {
      const { port: given } = probe.address() as AddressInfo;
      probe.close(() => resolve(given));
    });
  });

/** A port of this machine that nobody listens on. */
export const freePort = (): Promise<number> => listenOnce(0);

/** The port asked for, 0 meaning any. @throws CannotStart when it cannot be had */
export async function askedPort(port: number): Promise<number> {
  try {
    return await listenOnce(port);
  } catch (cause) {
    throw portTaken(port, cause);
  }
}

export const portTaken = (port: number, cause: unknown, variable = 'HTTP_PORT'): CannotStart => {
  const other = `${variable}=${port < 1024 ? 4000 : port + 1} npm start`;
  return (cause as NodeJS.ErrnoException).code === 'EACCES'
    ? new CannotStart(
        {
          fr: `Le port ${port} est réservé. Choisissez-en un autre : ${other}`,
          en: `Port ${port} is reserved. Choose another: ${other}`,
        },
        { cause },
      )
    : new CannotStart(
        {
          fr: `Le port ${port} est déjà pris par un autre programme. Arrêtez-le, ou choisissez un autre port : ${other}`,
          en: `Port ${port} is already taken by another program. Stop it, or choose another port: ${other}`,
        },
        { cause },
      );
};
