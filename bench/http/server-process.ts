import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type BenchDatabase } from '../harness/database.js';
import { type Kind } from './server.js';

export interface ServerProcess {
  readonly url: string;
  rssMb(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a server of that kind in a process of its own. */
export async function serverProcess(
  kind: Kind,
  database: BenchDatabase,
  issuer: string,
): Promise<ServerProcess> {
  const server = fork(join(import.meta.dirname, 'server.js'), [
    kind,
    database.url,
    database.ownerUrl,
    issuer,
  ]);
  const next = async <T>(): Promise<T> => {
    const ended = once(server, 'exit').then(() => Promise.reject(new Error(`the ${kind} server ended`)));
    ended.catch(() => {});
    const [message] = (await Promise.race([once(server, 'message'), ended])) as [T];
    return message;
  };
  const { url } = await next<{ url: string }>();
  return {
    url,
    rssMb: async () => {
      const answer = next<{ rssMb: number }>();
      server.send('memory');
      return (await answer).rssMb;
    },
    stop: async () => {
      const ended = once(server, 'exit');
      server.disconnect();
      await ended;
    },
  };
}
