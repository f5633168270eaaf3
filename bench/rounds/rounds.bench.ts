import { type DataSource, type EntityManager } from 'typeorm';
import { type Viewer } from '#domain';
import { answerAt, cohortTrajectories, listRounds, PROJECTIONS_OF_ROUNDS, Sights } from '#read-models';
import { type Bench } from '../harness/bench.js';
import { watchingMemory } from '../harness/memory.js';
import { compared, type Measure } from '../harness/measure.js';
import { medianOfRounds } from '../harness/rounds.js';
import { openGenerated } from '../portfolio/generated-read-models.js';
import { drawnRounds } from './drawn-rounds.js';

const PARTNERSHIPS = { whole: 100_000, brief: 2_000 };
const TURNS = { whole: 20, brief: 3 };
const AUDITOR: Viewer = { roles: ['auditor'], organisation: null };

/** The same tables read by hand: what a page of rounds, and all impacts by year, cost without scope, clocks or filter. */
const PLAIN = {
  list: `SELECT r.*, p.title FROM read.round r JOIN read.partnership p USING (partnership_id)
         ORDER BY r.opened_on DESC, r.round_id DESC LIMIT 51`,
  count: 'SELECT count(*) FROM read.round',
  cohorts: `SELECT p.category, extract(year FROM i.closed_on), i.kind, count(*),
      percentile_cont(ARRAY[0, 0.25, 0.5, 0.75, 1]::float8[]) WITHIN GROUP (ORDER BY i.performance),
      percentile_cont(ARRAY[0, 0.25, 0.5, 0.75, 1]::float8[]) WITHIN GROUP (ORDER BY i.innovation),
      percentile_cont(ARRAY[0, 0.25, 0.5, 0.75, 1]::float8[]) WITHIN GROUP (ORDER BY i.confidence)
    FROM read.round_impact i JOIN read.partnership p USING (partnership_id) GROUP BY 1, 2, 3`,
};

/** A page of rounds, and the trajectories of cohorts, over all partnerships, against the same tables read plainly. */
export const roundsBench: Bench = {
  names: ['rounds-list', 'rounds-cohorts'],
  async *run({ brief, database, say }, wanted) {
    const size = brief ? PARTNERSHIPS.brief : PARTNERSHIPS.whole;
    const generated = await openGenerated((await database()).url, size, say, drawnRounds);
    try {
      const turns = brief ? TURNS.brief : TURNS.whole;
      if (wanted('rounds-list'))
        yield await against('rounds-list', turns, generated, (snapshot, sights) =>
          listRounds(snapshot, sights, {}, { limit: 50 }),
        );
      if (wanted('rounds-cohorts'))
        yield await against('rounds-cohorts', turns, generated, (snapshot, sights) =>
          cohortTrajectories(snapshot, sights, 'category', {}),
        );
    } finally {
      await generated.close();
    }
  },
};

async function against(
  name: 'rounds-list' | 'rounds-cohorts',
  turns: number,
  { dataSource, today }: { readonly dataSource: DataSource; readonly today: string },
  work: (snapshot: EntityManager, sights: Sights) => Promise<unknown>,
): Promise<Measure> {
  const timed = async (action: () => Promise<unknown>): Promise<number> => {
    const begun = performance.now();
    await action();
    return performance.now() - begun;
  };
  const { result, peakRssMb } = await watchingMemory(() =>
    medianOfRounds(turns, {
      asked: () =>
        timed(() =>
          answerAt(
            dataSource,
            { today, asOf: today, knownAt: null },
            (snapshot, point) => work(snapshot, new Sights(AUDITOR, point)),
            PROJECTIONS_OF_ROUNDS,
          ),
        ),
      plain: () =>
        timed(async () => {
          if (name === 'rounds-cohorts') return dataSource.query(PLAIN.cohorts);
          await dataSource.query(PLAIN.count);
          return dataSource.query(PLAIN.list);
        }),
    }),
  );
  return compared(name, 'ms', { value: result.asked, baseline: result.plain, peakRssMb });
}
