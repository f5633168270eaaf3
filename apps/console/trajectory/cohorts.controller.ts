import { Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { organisationOptions } from '../api/organisation-options.js';
import { type CohortsAnswer } from '../api/round-answers.js';
import { clockView } from '../clocks/clock.view.js';
import { askedAt, atPoint } from '../clocks/clocks.js';
import { pagePoint } from '../clocks/page-point.js';
import { askedOf } from '../filters/filter.js';
import { PORTFOLIO_FILTERS } from '../filters/known-filters.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { Visits } from '../visit/visits.js';
import { cohortsView } from './cohorts.view.js';

@PageController('trajectories')
export class CohortsPage {
  constructor(private readonly visits: Visits) {}

  @Page()
  async show(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    const visit = atPoint(this.visits.signedIn(request, response));
    const { api, address, words } = visit;
    const asked = askedAt(visit, askedOf(address, PORTFOLIO_FILTERS, ['by']));
    const [answer, { listed: organisations }, point] = await Promise.all([
      api.get<CohortsAnswer>('/trajectories', asked),
      organisationOptions(api),
      pagePoint(visit),
    ]);
    return page(visit, {
      title: words.say('Trajectoires comparées', 'Trajectories compared'),
      main: cohortsView(visit, answer, {
        organisations,
        clock: clockView(visit, { ...point, stamp: answer.stamp, closed: null }),
      }),
    });
  }
}
