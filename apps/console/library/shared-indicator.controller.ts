import { Get, Param, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { type ListAnswer } from '../api/list-answers.js';
import { organisationOptions } from '../api/organisation-options.js';
import { pathOf } from '../api/path-of.js';
import {
  type SharedAggregateAnswer,
  type SharedIndicatorAnswer,
  type SharedIndicatorUse,
} from '../api/shared-indicator-answers.js';
import { clockView } from '../clocks/clock.view.js';
import { askedAt, atPoint } from '../clocks/clocks.js';
import { pagePoint } from '../clocks/page-point.js';
import { askedOf } from '../filters/filter.js';
import { PORTFOLIO_FILTERS } from '../filters/known-filters.js';
import { sendSpreadsheet } from '../lists/send-spreadsheet.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { Visits } from '../visit/visits.js';
import { sharedIndicatorView } from './shared-indicator.view.js';

/** One indicator of the shared library: its definition in every version, and the partnerships that use it, read together. */
@PageController('shared-indicators')
export class SharedIndicatorPage {
  constructor(private readonly visits: Visits) {}

  /** The indicators that use it, as the API's CSV. */
  @Get(':id/indicators.csv')
  async spreadsheet(
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const visit = atPoint(this.visits.signedIn(request, response));
    const asked = askedAt(visit, askedOf(visit.address, PORTFOLIO_FILTERS, ['version']));
    const path = pathOf('/shared-indicators/:id/indicators', { id });
    await sendSpreadsheet(response, await visit.api.csv(path, asked));
  }

  @Page(':id')
  async show(
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const visit = atPoint(this.visits.signedIn(request, response));
    const { api, address } = visit;
    const after = address.searchParams.get('after');
    const indicator = await api.get<SharedIndicatorAnswer>(
      pathOf('/shared-indicators/:id', { id }),
      askedAt(visit, Object.entries({ ...(after !== null && { after }) })),
    );
    const asked = askedAt(visit, askedOf(address, PORTFOLIO_FILTERS, ['version', 'after']));
    const paged = new URLSearchParams([
      ...asked,
      ...[...address.searchParams].filter(([name]) => name === 'cursor'),
    ]);
    const [together, uses, { listed: organisations }, point] = await Promise.all([
      api.get<SharedAggregateAnswer>(pathOf('/shared-indicators/:id/aggregate', { id }), asked),
      api.get<ListAnswer<SharedIndicatorUse>>(pathOf('/shared-indicators/:id/indicators', { id }), paged),
      organisationOptions(api),
      pagePoint(visit),
    ]);
    return page(visit, {
      title: indicator.name,
      main: sharedIndicatorView(visit, {
        ...{ indicator, together, uses, organisations },
        clock: clockView(visit, { ...point, stamp: together.stamp, closed: null }),
      }),
    });
  }
}
