import { Param, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { pathOf } from '../api/path-of.js';
import { type RoundAnswer } from '../api/round-answers.js';
import { clockView } from '../clocks/clock.view.js';
import { askedAt, atPoint } from '../clocks/clocks.js';
import { pagePoint } from '../clocks/page-point.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { Visits } from '../visit/visits.js';
import { roundView } from './round.view.js';

@PageController('rounds')
export class RoundPage {
  constructor(private readonly visits: Visits) {}

  @Page(':id')
  async show(
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const visit = atPoint(this.visits.signedIn(request, response));
    const after = visit.address.searchParams.get('after');
    const asked = askedAt(visit, Object.entries({ ...(after !== null && { after }) }));
    const [round, point] = await Promise.all([
      visit.api.get<RoundAnswer>(pathOf('/rounds/:id', { id }), asked),
      pagePoint(visit),
    ]);
    const clock = clockView(visit, { ...point, stamp: round.stamp, closed: null });
    return page(visit, { title: round.title, main: roundView(visit, round, clock) });
  }
}
