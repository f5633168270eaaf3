import { type DataSource } from 'typeorm';
import { type Viewer } from '#domain';
import { answerAt, portfolioOf, projectionsOfPortfolio, Sights, type PartnershipFilter } from '#read-models';
import { type Bench } from '../harness/bench.js';
import { watchingMemory } from '../harness/memory.js';
import { alone, compared, type Measure } from '../harness/measure.js';
import { quantile } from '../harness/rounds.js';
import { partyToOneInAHundred } from './party-to-one-in-a-hundred.js';
import { openGenerated, type Generated } from './generated-read-models.js';

const PARTNERSHIPS = { france: 1_200_000, default: 120_000, brief: 2_000 };
const QUESTIONS = { whole: 200, brief: 10 };
/** A past date in the middle of most lives. */
const PAST = '2019-12-31';
/** Who sees everything. */
const AUDITOR = { roles: ['auditor'], organisation: null };
const P95 = 0.95;
const MEDIAN = 0.5;

/** The portfolio of one partnership in a hundred, and of all, today and as of a past date: p95 in milliseconds. */
export const portfolioBench: Bench = {
  names: [
    'portfolio-scope',
    'portfolio-scope-as-of',
    'portfolio-all',
    'portfolio-all-as-of',
    'portfolio-row-scope',
  ],
  async *run(context, wanted) {
    const { france, brief, say } = context;
    const size = brief ? PARTNERSHIPS.brief : france ? PARTNERSHIPS.france : PARTNERSHIPS.default;
    const generated = await openGenerated((await context.database()).url, size, say);
    try {
      const scope = await oneInAHundred(generated.dataSource, size, say);
      const questions = brief ? QUESTIONS.brief : QUESTIONS.whole;
      for (const [name, filter] of [
        ['portfolio-scope', scope],
        ['portfolio-all', {}],
      ] as const) {
        if (wanted(name) || wanted(`${name}-as-of`)) yield* todayAndThen(name, generated, filter, questions);
      }
      if (wanted('portfolio-row-scope')) yield await rowScope(generated, questions);
    } finally {
      await generated.close();
    }
  },
};

/** The territory that comes nearest to a hundredth of all partnerships. */
async function oneInAHundred(
  dataSource: DataSource,
  size: number,
  say: (text: string) => void,
): Promise<PartnershipFilter> {
  const [nearest] = await dataSource.query<{ place: string; count: number }[]>(
    `SELECT place, count(*)::int AS count FROM read.portfolio, unnest(read.each_place(place_names)) place
     GROUP BY place ORDER BY abs(count(*) - $1), place LIMIT 1`,
    [size / 100],
  );
  say(`one in a hundred: ${nearest!.count} partnerships of ${nearest!.place}`);
  return { territory: [nearest!.place] };
}

/**
 * The portfolio of an organisation that is party to one partnership in a hundred, under its scope, against the same
 * partnerships asked for by who sees everything, in turns: milliseconds, median.
 */
async function rowScope({ dataSource, today }: Generated, questions: number): Promise<Measure> {
  const viewer = await partyToOneInAHundred(dataSource);
  const organisation = [viewer.organisation!.id];
  const asked = async (who: Viewer, filter: PartnershipFilter): Promise<number> => {
    const begun = performance.now();
    const { answer } = await answerAt(
      dataSource,
      { today, asOf: today, knownAt: null },
      (snapshot, point) => portfolioOf(snapshot, new Sights(who, point), filter),
      projectionsOfPortfolio(filter),
    );
    if (answer.partnerships.count === 0) throw new Error('nothing is seen');
    return performance.now() - begun;
  };
  const took = { own: [] as number[], filtered: [] as number[] };
  const { peakRssMb } = await watchingMemory(async () => {
    for (let question = -2; question < questions; question++) {
      const [own, filtered] = [await asked(viewer, {}), await asked(AUDITOR, { organisation })];
      if (question < 0) continue;
      took.own.push(own);
      took.filtered.push(filtered);
    }
  });
  const [value, baseline] = [quantile(took.own, MEDIAN), quantile(took.filtered, MEDIAN)];
  return compared('portfolio-row-scope', 'ms p50', { value, baseline, peakRssMb });
}

/** Asked in turns, so that what else the machine does weighs on both alike. */
async function* todayAndThen(
  name: string,
  { dataSource, today }: Generated,
  filter: PartnershipFilter,
  questions: number,
): AsyncGenerator<Measure> {
  const asked = async (asOf: string): Promise<number> => {
    const begun = performance.now();
    await answerAt(
      dataSource,
      { today, asOf, knownAt: null },
      (snapshot, point) => portfolioOf(snapshot, new Sights(AUDITOR, point), filter),
      projectionsOfPortfolio(filter),
    );
    return performance.now() - begun;
  };
  const took = { now: [] as number[], then: [] as number[] };
  const { peakRssMb } = await watchingMemory(async () => {
    for (const day of [today, PAST, today, PAST]) await asked(day);
    for (let question = 0; question < questions; question++) {
      took.now.push(await asked(today));
      took.then.push(await asked(PAST));
    }
  });
  const [now, then] = [quantile(took.now, P95), quantile(took.then, P95)];
  yield alone(name, 'ms p95', now, peakRssMb);
  yield compared(`${name}-as-of`, 'ms p95', { value: then, baseline: now, peakRssMb });
}
