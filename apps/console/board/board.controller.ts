import { Param, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { type ListAnswer, type WatchItem } from '../api/list-answers.js';
import { pathOf } from '../api/path-of.js';
import { type TrajectoryAnswer } from '../api/round-answers.js';
import { type SheetAnswer } from '../api/sheet-answer.js';
import { clockView } from '../clocks/clock.view.js';
import { askedAt, atPoint } from '../clocks/clocks.js';
import { pagePoint } from '../clocks/page-point.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { Visits } from '../visit/visits.js';
import { boardView } from './board.view.js';

@PageController('partnerships')
export class BoardPage {
  constructor(private readonly visits: Visits) {}

  @Page(':id/board')
  async show(
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const visit = atPoint(this.visits.signedIn(request, response));
    const { api, words } = visit;
    const path = pathOf('/partnerships/:id', { id });
    const [sheet, trajectory, watch, point] = await Promise.all([
      api.get<SheetAnswer>(path, askedAt(visit)),
      api.get<TrajectoryAnswer>(`${path}/trajectory`, askedAt(visit)),
      api.get<ListAnswer<WatchItem>>(
        '/watch',
        askedAt(visit, Object.entries({ partnership: id, limit: '20' })),
      ),
      pagePoint(visit),
    ]);
    const { stamp, closing: closed = null, description } = sheet;
    return page(visit, {
      title: `${words.say('Page pour un conseil', 'Page for a board')} – ${description.title}`,
      main: boardView(visit, {
        sheet,
        trajectory,
        watched: watch.items,
        clock: clockView(visit, { ...point, stamp, closed }),
      }),
    });
  }
}
