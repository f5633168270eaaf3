import { type Objective } from '#domain';
import { type ListAnswer } from '../api/list-answers.js';
import { pathOf } from '../api/path-of.js';
import { type ListedRound, type ResultsAnswer } from '../api/round-answers.js';
import { askedAt, type VisitAtPoint } from '../clocks/clocks.js';

/** What a party said, in the last closed round, that an objective has come to. */
export interface PerceivedObjective {
  readonly organisationId: string;
  readonly objective: Objective;
  readonly perceived: number | null;
}

/** As many of the last rounds as are looked through for results. */
const LOOKED_THROUGH = '20';

/** What parties perceived in the last round of a partnership that has results. */
export async function perceivedObjectives(visit: VisitAtPoint, id: string): Promise<PerceivedObjective[]> {
  const asked = askedAt(visit, Object.entries({ partnership: id, limit: LOOKED_THROUGH }));
  const { items } = await visit.api.get<ListAnswer<ListedRound>>('/rounds', asked);
  const last = items.find(({ hasResults }) => hasResults);
  if (!last) return [];
  const path = `${pathOf('/rounds/:id', { id: last.roundId })}/results`;
  const { viewpoints, objectives } = await visit.api.get<ResultsAnswer>(path, askedAt(visit));
  return objectives.flatMap(({ objective, viewpoints: rated }) =>
    rated.flatMap(({ viewpoint, perceived }) => {
      const organisationId = viewpoints.find((one) => one.viewpoint === viewpoint)?.organisationId;
      return organisationId ? [{ organisationId, objective, perceived }] : [];
    }),
  );
}
