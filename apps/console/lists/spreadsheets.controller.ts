import { Get, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { askedAt, atPoint } from '../clocks/clocks.js';
import { askedOf, type Filter } from '../filters/filter.js';
import {
  INDICATOR_FILTERS,
  ORGANISATION_FILTERS,
  PARTNERSHIP_FILTERS,
  PORTFOLIO_FILTERS,
  ROUND_FILTERS,
  STAGE_STAY_FILTERS,
  WATCH_FILTERS,
} from '../filters/known-filters.js';
import { PageController } from '../page/page-route.js';
import { Visits } from '../visit/visits.js';
import { sendSpreadsheet } from './send-spreadsheet.js';

/** What can be taken away as a spreadsheet, with its criteria. */
const SHEETS: Readonly<Record<string, readonly Filter[]>> = {
  '/portfolio': PORTFOLIO_FILTERS,
  '/partnerships': PARTNERSHIP_FILTERS,
  '/organisations': ORGANISATION_FILTERS,
  '/watch': WATCH_FILTERS,
  '/stage-stays': STAGE_STAY_FILTERS,
  '/indicators': INDICATOR_FILTERS,
  '/rounds': ROUND_FILTERS,
  '/shared-indicators': [],
};

/** The API's CSV, passed on to a browser, which cannot ask for it by itself. */
@PageController()
export class Spreadsheets {
  constructor(private readonly visits: Visits) {}

  @Get(Object.keys(SHEETS).map((path) => `${path}.csv`))
  async send(@Req() request: Request, @Res() response: Response): Promise<void> {
    const visit = atPoint(this.visits.signedIn(request, response));
    const { api, address } = visit;
    const path = address.pathname.replace(/\.csv$/, '');
    const answer = await api.csv(path, askedAt(visit, askedOf(address, SHEETS[path] ?? [], ['sort'])));
    await sendSpreadsheet(response, answer);
  }
}
