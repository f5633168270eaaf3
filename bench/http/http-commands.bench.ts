import { startTestIssuer } from '#platform/testing';
import { prepareBaseline } from '../append/appenders.js';
import { type Bench } from '../harness/bench.js';
import { watchingMemory } from '../harness/memory.js';
import { alone, compared, type Measure } from '../harness/measure.js';
import { medianOfRounds, perSecond, quantile } from '../harness/rounds.js';
import { Client } from './client.js';
import { serverProcess } from './server-process.js';

const CALLERS = 32;
const ROUNDS = 5;
const ROUND_MS = 3_000;
/** Few enough that requests do not queue: what is measured is the way, not the wait. */
const READERS = 4;
const LATENCY_MS = 10_000;
const QUANTILES = { p50: 0.5, p95: 0.95, p99: 0.99 } as const;
type Percentile = keyof typeof QUANTILES;
const latencyName = (percentile: Percentile) => `http-visible-${percentile}`;

/** Commands over HTTP against the same stack with one INSERT behind it, and how long until a query shows one. */
export const httpCommandsBench: Bench = {
  names: ['http-commands', ...(Object.keys(QUANTILES) as Percentile[]).map(latencyName)],
  async *run({ database, brief }, wanted) {
    const bench = await database();
    const issuer = await startTestIssuer();
    const { authorization } = await issuer.authorizationOf({ id: 'bench', roles: ['data-steward'] });
    try {
      if (wanted('http-commands')) yield await throughput();
      if (Object.keys(QUANTILES).some((one) => wanted(latencyName(one as Percentile)))) yield* latencies();
    } finally {
      await issuer.close();
    }

    async function throughput(): Promise<Measure> {
      await prepareBaseline(bench.ownerUrl);
      const [commands, inserts] = [
        await serverProcess('commands', bench, issuer.issuer),
        await serverProcess('inserts', bench, issuer.issuer),
      ];
      const clients = {
        value: new Client(commands.url, authorization),
        baseline: new Client(inserts.url, authorization),
      };
      const rate = (client: Client) => () =>
        perSecond(CALLERS, brief ? 300 : ROUND_MS, () => client.register());
      const { value, baseline } = await medianOfRounds(brief ? 1 : ROUNDS, {
        baseline: rate(clients.baseline),
        value: rate(clients.value),
      });
      const peakRssMb = await commands.rssMb();
      for (const client of Object.values(clients)) client.close();
      await commands.stop();
      await inserts.stop();
      return compared('http-commands', 'commands/s', { value, baseline, peakRssMb });
    }

    async function* latencies(): AsyncGenerator<Measure> {
      const whole = await serverProcess('whole', bench, issuer.issuer);
      const client = new Client(whole.url, authorization);
      const taken: number[] = [];
      const { peakRssMb } = await watchingMemory(() =>
        perSecond(READERS, brief ? 500 : LATENCY_MS, async () => {
          const start = performance.now();
          const { body } = await client.register();
          await client.read(body.id, body.position);
          taken.push(performance.now() - start);
        }),
      );
      const ofServer = await whole.rssMb();
      client.close();
      await whole.stop();
      // The first ones warm up.
      const counted = taken.slice(Math.floor(taken.length / 5));
      for (const [percentile, q] of Object.entries(QUANTILES)) {
        const name = latencyName(percentile as Percentile);
        if (wanted(name)) yield alone(name, 'ms', quantile(counted, q), Math.max(ofServer, peakRssMb));
      }
    }
  },
};
