import { Param, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { ApiRefusal } from '../api/api-refusal.js';
import { type ListAnswer, type WatchItem } from '../api/list-answers.js';
import { pathOf } from '../api/path-of.js';
import { type SheetAnswer } from '../api/sheet-answer.js';
import { type TimelineEntry } from '../api/timeline-answer.js';
import { clockView } from '../clocks/clock.view.js';
import { askedAt, atPoint, type VisitAtPoint } from '../clocks/clocks.js';
import { pagePoint } from '../clocks/page-point.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { Visits } from '../visit/visits.js';
import { sheetView } from './sheet.view.js';

const TIMELINE_PAGE = '20';

/** What is published of a partnership has no history. */
function noneWhereItIsNotSeen(error: unknown): ListAnswer<TimelineEntry> {
  if (error instanceof ApiRefusal && error.problem.status === 404) return { items: [], total: 0, next: null };
  throw error;
}

async function watchedOf(visit: VisitAtPoint, { partnershipId }: SheetAnswer): Promise<readonly WatchItem[]> {
  const asked = askedAt(visit, Object.entries({ partnership: partnershipId, limit: '200' }));
  const { items } = await visit.api.get<ListAnswer<WatchItem>>('/watch', asked);
  return items;
}

@PageController('partnerships')
export class SheetPage {
  constructor(private readonly visits: Visits) {}

  @Page(':id')
  async show(
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const visit = atPoint(this.visits.signedIn(request, response));
    const { api, address } = visit;
    const path = pathOf('/partnerships/:id', { id });
    const after = address.searchParams.get('after');
    const cursor = address.searchParams.get('cursor');
    const asked = askedAt(visit, Object.entries({ ...(after !== null && { after }) }));
    const sheet = await api.get<SheetAnswer>(path, asked);
    const [timeline, watched, point] = await Promise.all([
      api
        .get<ListAnswer<TimelineEntry>>(
          `${path}/timeline`,
          askedAt(visit, Object.entries({ limit: TIMELINE_PAGE, ...(cursor !== null && { cursor }) })),
        )
        .catch(noneWhereItIsNotSeen),
      watchedOf(visit, sheet),
      pagePoint(visit),
    ]);
    const { stamp, closing: closed = null } = sheet;
    return page(visit, {
      title: sheet.description.title,
      main: sheetView(visit, {
        sheet,
        timeline,
        watched,
        today: stamp.asOf,
        clock: clockView(visit, { ...point, stamp, closed }),
      }),
    });
  }
}
