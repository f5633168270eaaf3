import { Param, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { businessDateOf } from '#domain';
import { type ListAnswer, type WatchItem } from '../api/list-answers.js';
import { pathOf } from '../api/path-of.js';
import { type SheetAnswer } from '../api/sheet-answer.js';
import { type TimelineEntry } from '../api/timeline-answer.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { type SignedInVisit } from '../visit/visit.js';
import { Visits } from '../visit/visits.js';
import { sheetView } from './sheet.view.js';

const TIMELINE_PAGE = '20';

async function watchedOf(
  { api }: SignedInVisit,
  { partnershipId }: SheetAnswer,
): Promise<readonly WatchItem[]> {
  const query = new URLSearchParams({ partnership: partnershipId, limit: '200' });
  const { items } = await api.get<ListAnswer<WatchItem>>('/watch', query);
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
    const visit = this.visits.signedIn(request, response);
    const { api, address } = visit;
    const path = pathOf('/partnerships/:id', { id });
    const after = address.searchParams.get('after');
    const cursor = address.searchParams.get('cursor');
    const asOfWrite = new URLSearchParams(after === null ? {} : { after });
    const sheet = await api.get<SheetAnswer>(path, asOfWrite);
    const [timeline, watched] = await Promise.all([
      api.get<ListAnswer<TimelineEntry>>(
        `${path}/timeline`,
        new URLSearchParams({ limit: TIMELINE_PAGE, ...(cursor !== null && { cursor }) }),
      ),
      watchedOf(visit, sheet),
    ]);
    const today = businessDateOf(new Date());
    return page(visit, {
      title: sheet.description.title,
      main: sheetView(visit, { sheet, timeline, watched, today }),
    });
  }
}
