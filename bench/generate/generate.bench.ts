import { type Bench } from '../harness/bench.js';
import { compared } from '../harness/measure.js';
import { watchingMemory } from '../harness/memory.js';
import { medianOfRounds, seconds } from '../harness/rounds.js';
import { generatedLog } from '../rebuild/generated-log.js';
import { insertInPages } from './insert-in-pages.js';

/** About ten events each. */
const PARTNERSHIPS = { brief: 300, usual: 20_000 };
const ROUNDS = 3;

/** How fast histories are generated into an empty log, against inserting what was generated and nothing more. */
export const generateBench: Bench = {
  names: ['generate'],
  async *run({ database, brief, say }) {
    const partnerships = brief ? PARTNERSHIPS.brief : PARTNERSHIPS.usual;
    const generation = { partnerships, seed: 1, until: '2026-06-30' };
    const standing = await database();
    say(`generating ${partnerships} partnerships, again and again`);
    await (await generatedLog(standing, generation)).close();
    const { result, peakRssMb } = await watchingMemory(() =>
      medianOfRounds(brief ? 1 : ROUNDS, {
        baseline: () => insertInPages(standing),
        value: async () => {
          const empty = await database();
          let events = 0;
          const took = await seconds(async () => {
            const log = await generatedLog(empty, generation);
            events = log.events;
            await log.close();
          });
          await empty.drop();
          return events / took;
        },
      }),
    );
    yield compared('generate', 'events/s', { ...result, peakRssMb });
  },
};
