import { STAGES, WATCH_DEFINITION, type Stage } from '#domain';
import { type Queryable } from '../listing/queryable.js';
import { SqlParameters } from '../listing/sql-parameters.js';
import { percentileOf, totalOf, type CountedValues } from '../portfolio/counted-values.js';
import { CountsOfTally } from '../portfolio/counts-of-tally.js';
import { workedOut, type Counts } from '../portfolio/counts.js';
import { staysByDays } from '../portfolio/stays-counted.js';
import { type Sights } from '../sight/sights.js';

/** Beyond how many days a stage is watched, and by what that is known; a stage that nothing judges is left out. */
export type StageThresholds = readonly {
  readonly stage: Stage;
  readonly days: number;
  readonly basis: 'reference' | 'percentile';
  /** Of how many completed stays, for a percentile. */
  readonly stays: number | null;
}[];

const COMPLETED = ['passed', 'went-back'] as const;

function thresholdsOver(
  completed: (stage: Stage) => readonly CountedValues[],
  missing: (bucket: string) => void,
): StageThresholds {
  const { referenceDays, minimumStays, percentile } = WATCH_DEFINITION;
  return STAGES.flatMap((stage): StageThresholds => {
    const reference = referenceDays[stage];
    if (reference !== null) return [{ stage, days: reference, basis: 'reference', stays: null }];
    const stays = completed(stage);
    const n = totalOf(stays);
    if (n < minimumStays) return [];
    return [{ stage, days: percentileOf(stays, percentile, missing), basis: 'percentile', stays: n }];
  });
}

/**
 * The thresholds of a caller's reports, by `WATCH_DEFINITION`: a stage's reference duration, else a percentile of the
 * completed stays of all partnerships that are seen, where there are enough of them.
 * @param counted their stays, where they are counted already
 */
export async function stageThresholds(
  database: Queryable,
  sights: Sights,
  counted?: Counts,
): Promise<StageThresholds> {
  const { asOf } = sights.point;
  const of = (counts: Counts, missing: (bucket: string) => void) =>
    thresholdsOver((stage) => staysByDays(counts, stage, COMPLETED, asOf), missing);
  if (counted) return of(counted, () => {});
  if (sights.tally !== null)
    return workedOut(await CountsOfTally.read(database, sights.tally, asOf, ['stay']), of);
  const parameters = new SqlParameters();
  const rows = await database.query<{ stage: Stage; days: number; n: number }[]>(
    `SELECT stage, days, count(*)::int AS n FROM ${sights.table('stage_stay', parameters)} stay
     WHERE outcome = ANY (${parameters.add(COMPLETED)}::text[]) AND days IS NOT NULL GROUP BY stage, days`,
    parameters.values,
  );
  const byStage = Map.groupBy(rows, ({ stage }) => stage);
  const known = (stage: Stage): CountedValues[] =>
    (byStage.get(stage) ?? []).map(({ days, n }) => ({ least: days, most: days, n, bucket: null }));
  return thresholdsOver(known, () => {});
}
