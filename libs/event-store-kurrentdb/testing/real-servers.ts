import { existsSync } from 'node:fs';
import { type StartedTestContainer } from 'testcontainers';

/** A server to run the contract on, or why it is not. */
export interface RealServer {
  readonly name: string;
  readonly skipped: string | null;
  start(): Promise<{ readonly address: string; stop(): Promise<void> }>;
}

/** The current KurrentDB, and the last EventStoreDB with long-term support, as their makers publish them. */
const IMAGES = ['kurrentplatform/kurrentdb:26.1.1', 'eventstore/eventstore:24.10'];

/**
 * The one that `KURRENTDB_URL` names; else one of each image, where a Docker engine answers. Each skip is printed with
 * its reason.
 */
export function realServers(): readonly RealServer[] {
  const named = process.env['KURRENTDB_URL'];
  const servers: RealServer[] = named
    ? [
        {
          name: 'KurrentDB, named by KURRENTDB_URL',
          skipped: null,
          start: async () => ({ address: named, stop: async () => {} }),
        },
      ]
    : IMAGES.map((image) => ({
        name: `KurrentDB, ${image}`,
        skipped: whyNoDocker(),
        start: () => started(image),
      }));
  for (const { name, skipped } of servers) {
    if (skipped) process.stderr.write(`skipped: ${name}: ${skipped}\n`);
  }
  return servers;
}

const whyNoDocker = (): string | null =>
  process.env['DOCKER_HOST'] || existsSync('/var/run/docker.sock')
    ? null
    : 'KURRENTDB_URL names no server, and no Docker engine answers here';

async function started(image: string): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const prefix = image.includes('kurrentdb') ? 'KURRENTDB' : 'EVENTSTORE';
  const container: StartedTestContainer = await new GenericContainer(image)
    .withExposedPorts(2113)
    .withEnvironment({
      [`${prefix}_INSECURE`]: 'true',
      [`${prefix}_MEM_DB`]: 'true',
      [`${prefix}_TELEMETRY_OPTOUT`]: 'true',
      [`${prefix}_STREAM_INFO_CACHE_CAPACITY`]: '100000',
    })
    // Healthy comes earlier than a leader does.
    .withWaitStrategy(Wait.forHttp('/gossip', 2113).forResponsePredicate((body) => body.includes('"Leader"')))
    .start();
  const address = `esdb://${container.getHost()}:${container.getMappedPort(2113)}?tls=false`;
  return { address, stop: async () => void (await container.stop()) };
}
