import { type DataSource } from 'typeorm';
import { WATCH_DEFINITION, WATCH_SIGNALS, type Actor } from '#domain';
import { listLink } from '../listing/list-link.js';
import { type PartnershipFilter } from '../partnership-directory/partnership-filter.js';
import { countWatch } from '../watch/watch.query.js';
import { type Portfolio } from './portfolio.response.js';
import { scoreboard } from './scoreboard.js';
import { stageConversion } from './stage-conversion.js';
import { countStandings } from './standing-counts.js';
import { timeInStage } from './time-in-stage.js';

/** The portfolio report over the partnerships of a filter, as of today; each figure with the list behind it. */
export async function portfolioOf(
  dataSource: DataSource,
  caller: Actor,
  filter: PartnershipFilter,
  today: string,
): Promise<Portfolio> {
  // One snapshot for all figures, so that they add up even while commands are recorded.
  const { standings, conversion, times, watched, scores } = await dataSource.transaction(
    'REPEATABLE READ',
    async (snapshot) => ({
      standings: await countStandings(snapshot, caller, filter),
      conversion: await stageConversion(snapshot, caller, filter),
      times: await timeInStage(snapshot, caller, filter, today),
      watched: await countWatch(snapshot, caller, filter, today),
      scores: await scoreboard(snapshot, caller, filter),
    }),
  );
  const criteria = { ...filter };
  return {
    today,
    partnerships: {
      count: standings.reduce((sum, { count }) => sum + count, 0),
      list: listLink('/v1/partnerships', criteria),
    },
    standings,
    conversion,
    timeInStage: times,
    watch: WATCH_SIGNALS.map((signal) => ({
      signal,
      count: watched.get(signal) ?? 0,
      list: listLink('/v1/watch', criteria, { signal }),
    })),
    impacts: scores.impacts,
    scoreboard: scores.subImpacts,
    watchVersion: WATCH_DEFINITION.version,
  };
}
