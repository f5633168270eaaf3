import { Param, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { pathOf } from '../api/path-of.js';
import { type TrajectoryAnswer } from '../api/round-answers.js';
import { clockView } from '../clocks/clock.view.js';
import { askedAt, atPoint } from '../clocks/clocks.js';
import { pagePoint } from '../clocks/page-point.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { Visits } from '../visit/visits.js';
import { trajectoryView } from './trajectory.view.js';

@PageController('partnerships')
export class TrajectoryPage {
  constructor(private readonly visits: Visits) {}

  @Page(':id/trajectory')
  async show(
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const visit = atPoint(this.visits.signedIn(request, response));
    const { api, words } = visit;
    const [trajectory, point] = await Promise.all([
      api.get<TrajectoryAnswer>(`${pathOf('/partnerships/:id', { id })}/trajectory`, askedAt(visit)),
      pagePoint(visit),
    ]);
    return page(visit, {
      title: `${words.say('Trajectoire', 'Trajectory')} – ${trajectory.title}`,
      main: trajectoryView(
        visit,
        trajectory,
        clockView(visit, { ...point, stamp: trajectory.stamp, closed: null }),
      ),
    });
  }
}
