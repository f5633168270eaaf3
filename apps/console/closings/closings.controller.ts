import { Param, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { type Closing, type ClosingSheetAnswer } from '../api/closing-answers.js';
import { type ListAnswer } from '../api/list-answers.js';
import { pathOf } from '../api/path-of.js';
import { askedOf } from '../filters/filter.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { Visits } from '../visit/visits.js';
import { closingListView } from './closing-list.view.js';
import { closingView } from './closing.view.js';

@PageController('closings')
export class ClosingPages {
  constructor(private readonly visits: Visits) {}

  @Page()
  async list(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    const visit = this.visits.signedIn(request, response);
    const { api, address, words } = visit;
    const closings = await api.get<ListAnswer<Closing>>(
      '/closings',
      askedOf(address, [], ['cursor', 'after']),
    );
    return page(visit, { title: words.say('Arrêtés', 'Closings'), main: closingListView(visit, closings) });
  }

  @Page(':id')
  async show(
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const visit = this.visits.signedIn(request, response);
    const closing = await visit.api.get<ClosingSheetAnswer>(
      pathOf('/closings/:id', { id }),
      askedOf(visit.address, [], ['after']),
    );
    return page(visit, { title: closing.name, main: closingView(visit, closing) });
  }
}
