import { type StatedExpectation } from '#domain';
import { type Queryable } from '../listing/queryable.js';
import { stateSeen } from '../sight/partnership-seen.js';
import { type Sights } from '../sight/sights.js';
import { type ReadHistory } from '../two-clocks/known-stream.js';

/** What each party last stated, in the framework of its evaluation, that it expects of each objective. */
export async function statedExpectations(
  database: Queryable,
  history: ReadHistory,
  sights: Sights,
  partnershipId: string,
): Promise<StatedExpectation> {
  const seen = await stateSeen(database, history, sights, partnershipId);
  const framework = seen?.known.state.partnership.framework;
  return (organisationId, objective) =>
    framework?.objectives
      .find((stated) => stated.organisationId === organisationId)
      ?.objectives.find((one) => one.objective === objective)?.expected ?? null;
}
