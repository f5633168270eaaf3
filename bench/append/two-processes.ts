import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type BenchDatabase } from '../harness/database.js';
import { compared, type Measure } from '../harness/measure.js';
import { medianOfRounds } from '../harness/rounds.js';

const CALLERS_EACH = 16;

/** Two processes of sixteen callers each append at once, against two that insert. */
export async function twoProcesses(
  name: string,
  database: BenchDatabase,
  rounds: number,
  durationMs: number,
): Promise<Measure> {
  const pairs = { value: await pair('ledger', database.url), baseline: await pair('insert', database.url) };
  let peakRssMb = 0;
  const rate = (processes: readonly ChildProcess[]) => async () => {
    const answers = await Promise.all(processes.map((one) => asked(one, durationMs)));
    peakRssMb = Math.max(
      peakRssMb,
      answers.reduce((sum, { rssMb }) => sum + rssMb, 0),
    );
    return answers.reduce((sum, one) => sum + one.rate, 0);
  };
  const figures = await medianOfRounds(rounds, {
    baseline: rate(pairs.baseline),
    value: rate(pairs.value),
  });
  for (const one of Object.values(pairs).flat()) one.disconnect();
  return compared(name, 'events/s', { ...figures, peakRssMb });
}

const pair = (kind: 'ledger' | 'insert', url: string): Promise<ChildProcess[]> =>
  Promise.all(
    [1, 2].map(async () => {
      const one = fork(join(import.meta.dirname, 'appender-process.js'), [kind, url, String(CALLERS_EACH)]);
      await once(one, 'message');
      return one;
    }),
  );

async function asked(one: ChildProcess, durationMs: number): Promise<{ rate: number; rssMb: number }> {
  const answer = once(one, 'message');
  one.send(durationMs);
  return ((await answer) as [{ rate: number; rssMb: number }])[0];
}
