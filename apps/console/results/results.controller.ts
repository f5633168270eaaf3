import { Param, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { type ListAnswer } from '../api/list-answers.js';
import { pathOf } from '../api/path-of.js';
import { type ResultsAnswer, type RoundAnswer, type RoundComment } from '../api/round-answers.js';
import { clockView } from '../clocks/clock.view.js';
import { askedAt, atPoint } from '../clocks/clocks.js';
import { pagePoint } from '../clocks/page-point.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { Visits } from '../visit/visits.js';
import { resultsView } from './results.view.js';

/** As many comments as a page holds. */
const COMMENTS = '200';

@PageController('rounds')
export class ResultsPage {
  constructor(private readonly visits: Visits) {}

  @Page(':id/results')
  async show(
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const visit = atPoint(this.visits.signedIn(request, response));
    const { api, words } = visit;
    const path = pathOf('/rounds/:id', { id });
    const asked = askedAt(visit);
    const [round, results, point] = await Promise.all([
      api.get<RoundAnswer>(path, asked),
      api.get<ResultsAnswer>(`${path}/results`, asked),
      pagePoint(visit),
    ]);
    const comments =
      results.drawnOn === null
        ? []
        : (await api.get<ListAnswer<RoundComment>>(`${path}/comments`, askedAt(visit, [['limit', COMMENTS]])))
            .items;
    return page(visit, {
      title: `${words.say('Regards croisés', 'Crossed viewpoints')} – ${round.title}`,
      main: resultsView(visit, {
        results,
        comments,
        partnershipTitle: round.partnershipTitle,
        clock: clockView(visit, { ...point, stamp: results.stamp, closed: null }),
      }),
    });
  }
}
