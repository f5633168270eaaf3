import { Param, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { type ListAnswer, type ListedPartnership, type Organisation } from '../api/list-answers.js';
import { pathOf } from '../api/path-of.js';
import { type TimelineEntry } from '../api/timeline-answer.js';
import { clockView } from '../clocks/clock.view.js';
import { askedAt, atPoint } from '../clocks/clocks.js';
import { pagePoint } from '../clocks/page-point.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { Visits } from '../visit/visits.js';
import { organisationView } from './organisation.view.js';

const MOST_PARTNERSHIPS = '200';
const TIMELINE_PAGE = '20';

@PageController('organisations')
export class OrganisationPage {
  constructor(private readonly visits: Visits) {}

  @Page(':id')
  async show(
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const visit = atPoint(this.visits.signedIn(request, response));
    const { api, address } = visit;
    const path = pathOf('/organisations/:id', { id });
    const after = address.searchParams.get('after');
    const cursor = address.searchParams.get('cursor');
    const organisation = await api.get<Organisation>(
      path,
      askedAt(visit, Object.entries({ ...(after !== null && { after }) })),
    );
    const [partnerships, timeline, point] = await Promise.all([
      api.get<ListAnswer<ListedPartnership>>(
        '/partnerships',
        askedAt(
          visit,
          Object.entries({ organisation: organisation.organisationId, limit: MOST_PARTNERSHIPS }),
        ),
      ),
      api.get<ListAnswer<TimelineEntry>>(
        `${path}/timeline`,
        askedAt(visit, Object.entries({ limit: TIMELINE_PAGE, ...(cursor !== null && { cursor }) })),
      ),
      pagePoint(visit),
    ]);
    const clock = clockView(visit, { ...point, stamp: null, closed: null });
    return page(visit, {
      title: organisation.name,
      main: organisationView(visit, { organisation, partnerships, timeline, clock }),
    });
  }
}
