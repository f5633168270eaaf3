import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, LOOPBACK } from '../../../apps/composition/ports.js';
import { type Program } from './kept-alive.js';

/** Nodes of KurrentDB that keep one log between them. */
export interface StoreNodes {
  /** For `KURRENTDB_URL`. */
  readonly url: string;
  readonly programs: readonly Program[];
  /** Which of the programs is the leader now; null while there is none. */
  leader(): Promise<number | null>;
}

interface Member {
  readonly state: string;
  readonly isAlive: boolean;
  readonly httpEndPointPort: number;
}

async function gossip(port: number): Promise<readonly Member[]> {
  const response = await fetch(`http://${LOOPBACK}:${port}/gossip`, { signal: AbortSignal.timeout(2_000) });
  return ((await response.json()) as { members: Member[] }).members;
}

/** The flags that make one node of several; a node alone only needs ports of its own. */
const clusterFlags = (replicationPort: number, others: readonly number[]): string =>
  [
    `--replication-port ${replicationPort}`,
    ...(others.length === 0
      ? []
      : [
          `--cluster-size ${others.length + 1} --discover-via-dns false`,
          `--gossip-seed ${others.map((port) => `${LOOPBACK}:${port}`).join(',')}`,
        ]),
  ].join(' ');

/**
 * @param template a shell command that becomes a node in the foreground: `{port}`, `{directory}` and `{flags}` (its
 * replication port and, with several nodes, the others) are filled in
 */
export async function kurrentDbNodes(template: string, count: 1 | 3, directory: string): Promise<StoreNodes> {
  const ports: number[] = [];
  while (ports.length < count) ports.push(await freePort());
  const replicationPorts: number[] = [];
  while (replicationPorts.length < count) replicationPorts.push(await freePort());
  const programs = ports.map((port, index): Program => {
    const others = ports.filter((other) => other !== port);
    const command = template
      .replaceAll('{port}', String(port))
      .replaceAll('{directory}', join(directory, `node-${index + 1}`))
      .replaceAll('{flags}', clusterFlags(replicationPorts[index]!, others));
    return {
      name: `node-${index + 1}`,
      stopSignal: 'SIGKILL',
      start: () => {
        const output = openSync(join(directory, `node-${index + 1}.log`), 'a');
        const child = spawn('sh', ['-c', `exec ${command}`], { stdio: ['ignore', output, output] });
        closeSync(output);
        return child;
      },
      isReady: async () =>
        (await gossip(port)).some(
          ({ state, isAlive, httpEndPointPort }) =>
            isAlive && httpEndPointPort === port && /^(Leader|Follower)$/.test(state),
        ),
    };
  });
  return {
    url: `esdb://${ports.map((port) => `${LOOPBACK}:${port}`).join(',')}?tls=false${count > 1 ? '&nodePreference=leader' : ''}`,
    programs,
    leader: async () => {
      for (const port of ports) {
        const members = await gossip(port).catch(() => []);
        const leader = members.find(({ state, isAlive }) => isAlive && state === 'Leader');
        if (leader) return ports.indexOf(leader.httpEndPointPort);
      }
      return null;
    },
  };
}
