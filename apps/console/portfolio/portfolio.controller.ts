import { Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { organisationOptions } from '../api/organisation-options.js';
import { type ListAnswer, type WatchItem } from '../api/list-answers.js';
import { type PortfolioAnswer } from '../api/portfolio-answer.js';
import { clockView } from '../clocks/clock.view.js';
import { askedAt, atPoint, isPast } from '../clocks/clocks.js';
import { pagePoint } from '../clocks/page-point.js';
import { askedOf } from '../filters/filter.js';
import { PORTFOLIO_FILTERS } from '../filters/known-filters.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { concerns } from '../tour/concerns.js';
import { Visits } from '../visit/visits.js';
import { portfolioView } from './portfolio.view.js';

const FIRST_WATCHED = '5';

@PageController()
export class PortfolioPage {
  constructor(private readonly visits: Visits) {}

  @Page()
  async show(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    const visit = atPoint(this.visits.signedIn(request, response));
    const { api, words, address } = visit;
    const asked = askedAt(visit, askedOf(address, PORTFOLIO_FILTERS, ['after']));
    const firstWatched = new URLSearchParams([...asked, ['limit', FIRST_WATCHED]]);
    const [portfolio, watch, { listed: organisations }, point, concerning] = await Promise.all([
      api.get<PortfolioAnswer>('/portfolio', asked),
      api.get<ListAnswer<WatchItem>>('/watch', firstWatched),
      organisationOptions(api),
      pagePoint(visit),
      // What is to be done is of today.
      isPast(visit.clocks) ? null : concerns(visit),
    ]);
    const { stamp, closing: closed = null } = portfolio;
    return page(visit, {
      title: words.say('Portefeuille', 'Portfolio'),
      main: portfolioView(visit, {
        portfolio,
        watch,
        organisations,
        concerning,
        clock: clockView(visit, { ...point, stamp, closed }),
      }),
    });
  }
}
