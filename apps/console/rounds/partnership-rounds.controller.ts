import { Param, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { type ListAnswer } from '../api/list-answers.js';
import { pathOf } from '../api/path-of.js';
import { type ListedRound } from '../api/round-answers.js';
import { type SheetAnswer } from '../api/sheet-answer.js';
import { clockView } from '../clocks/clock.view.js';
import { askedAt, atPoint } from '../clocks/clocks.js';
import { pagePoint } from '../clocks/page-point.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { Visits } from '../visit/visits.js';
import { mayOpenRound } from './may-open-round.js';
import { partnershipRoundsView } from './partnership-rounds.view.js';

const MOST = '200';

@PageController('partnerships')
export class PartnershipRoundsPage {
  constructor(private readonly visits: Visits) {}

  @Page(':id/rounds')
  async show(
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const visit = atPoint(this.visits.signedIn(request, response));
    const { api, words } = visit;
    const sheet = await api.get<SheetAnswer>(pathOf('/partnerships/:id', { id }), askedAt(visit));
    const [rounds, mayOpen, point] = await Promise.all([
      api.get<ListAnswer<ListedRound>>(
        '/rounds',
        askedAt(visit, Object.entries({ partnership: id, limit: MOST })),
      ),
      mayOpenRound(visit, sheet),
      pagePoint(visit),
    ]);
    const { stamp, closing: closed = null, description } = sheet;
    return page(visit, {
      title: `${words.say('Tours d’évaluation', 'Evaluation rounds')} – ${description.title}`,
      main: partnershipRoundsView(visit, sheet, {
        rounds: rounds.items,
        mayOpen,
        clock: clockView(visit, { ...point, stamp, closed }),
      }),
    });
  }
}
