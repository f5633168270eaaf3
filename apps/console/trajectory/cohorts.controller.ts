import { Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { organisationOptions } from '../api/organisation-options.js';
import { type ListAnswer } from '../api/list-answers.js';
import { type CohortsAnswer, type ListedRound } from '../api/round-answers.js';
import { clockView } from '../clocks/clock.view.js';
import { askedAt, atPoint, type VisitAtPoint } from '../clocks/clocks.js';
import { pagePoint } from '../clocks/page-point.js';
import { askedOf } from '../filters/filter.js';
import { COHORT, PORTFOLIO_FILTERS } from '../filters/known-filters.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { Visits } from '../visit/visits.js';
import { cohortsView, type NamedCohort } from './cohorts.view.js';

/** The cohort that the page is of, by the name it was opened under; null where it is of none. */
async function cohortNamed(visit: VisitAtPoint): Promise<NamedCohort | null> {
  const cohort = visit.address.searchParams.get('cohort');
  if (cohort === null || cohort === '') return null;
  const asked = askedAt(visit, Object.entries({ cohort, limit: '1' }));
  const { items } = await visit.api.get<ListAnswer<ListedRound>>('/rounds', asked);
  return { cohortId: cohort, name: items[0]?.cohortName ?? visit.words.notStated };
}

@PageController('trajectories')
export class CohortsPage {
  constructor(private readonly visits: Visits) {}

  @Page()
  async show(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    const visit = atPoint(this.visits.signedIn(request, response));
    const { api, address, words } = visit;
    const filters = [...PORTFOLIO_FILTERS, COHORT];
    const asked = askedAt(visit, askedOf(address, filters, ['by']));
    const [cohort, answer, { listed: organisations }, point] = await Promise.all([
      cohortNamed(visit),
      api.get<CohortsAnswer>('/trajectories', asked),
      organisationOptions(api),
      pagePoint(visit),
    ]);
    return page(visit, {
      title: words.say('Trajectoires comparées', 'Trajectories compared'),
      main: cohortsView(visit, answer, {
        organisations,
        cohort,
        clock: clockView(visit, { ...point, stamp: answer.stamp, closed: null }),
      }),
    });
  }
}
