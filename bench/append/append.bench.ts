import { type Bench, type BenchContext } from '../harness/bench.js';
import { watchingMemory } from '../harness/memory.js';
import { compared, type Measure } from '../harness/measure.js';
import { medianOfRounds, perSecond } from '../harness/rounds.js';
import { twoProcesses } from './two-processes.js';
import { insertAppender, ledgerAppender, prepareBaseline, type Appender } from './appenders.js';

const CALLERS = [1, 8, 32, 256];
const ROUNDS = 5;
const ROUND_MS = 2_000;

/** Appends of one event each by so many callers, against a prepared INSERT, and against groups of one. */
export const appendBench: Bench = {
  names: [
    ...CALLERS.map((callers) => `append-${callers}`),
    'append-32-against-groups-of-one',
    'append-2-processes',
  ],
  async *run(context, wanted) {
    const database = await context.database();
    await prepareBaseline(database.ownerUrl);
    for (const callers of CALLERS) {
      const name = `append-${callers}`;
      if (!wanted(name)) continue;
      yield await versus(context, name, callers, {
        value: await ledgerAppender(database.url, callers),
        baseline: await insertAppender(database.url, callers),
      });
    }
    const grouped = 'append-32-against-groups-of-one';
    if (wanted(grouped)) {
      yield await versus(context, grouped, 32, {
        value: await ledgerAppender(database.url, 32),
        baseline: await ledgerAppender(database.url, 32, { groupsOfOne: true }),
      });
    }
    const two = 'append-2-processes';
    if (wanted(two)) {
      const { brief } = context;
      yield await twoProcesses(two, database, brief ? 1 : ROUNDS, brief ? 200 : ROUND_MS);
    }
  },
};

async function versus(
  { brief }: BenchContext,
  name: string,
  callers: number,
  appenders: { readonly value: Appender; readonly baseline: Appender },
): Promise<Measure> {
  const rate = (appender: Appender) => () =>
    perSecond(callers, brief ? 200 : ROUND_MS, (caller) => appender.append(caller));
  const { result, peakRssMb } = await watchingMemory(() =>
    medianOfRounds(brief ? 1 : ROUNDS, {
      baseline: rate(appenders.baseline),
      value: rate(appenders.value),
    }),
  );
  await appenders.value.close();
  await appenders.baseline.close();
  return compared(name, 'events/s', { ...result, peakRssMb });
}
