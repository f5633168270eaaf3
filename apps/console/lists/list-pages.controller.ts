import { Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { NONE_LISTED, organisationOptions } from '../api/organisation-options.js';
import { type ListAnswer } from '../api/list-answers.js';
import { clockView } from '../clocks/clock.view.js';
import { askedAt, atPoint } from '../clocks/clocks.js';
import { pagePoint } from '../clocks/page-point.js';
import { askedOf } from '../filters/filter.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { type SignedInVisit } from '../visit/visit.js';
import { Visits } from '../visit/visits.js';
import { INDICATOR_LIST } from './indicator-list.js';
import { type ListDefinition } from './list-definition.js';
import { listView } from './list.view.js';
import { ORGANISATION_LIST } from './organisation-list.js';
import { PARTNERSHIP_LIST } from './partnership-list.js';
import { ROUND_LIST } from './round-list.js';
import { SHARED_INDICATOR_LIST } from './shared-indicator-list.js';
import { STAGE_STAY_LIST } from './stage-stay-list.js';
import { WATCH_LIST } from './watch-list.js';

async function shown<Item>(signedIn: SignedInVisit, list: ListDefinition<Item>): Promise<string> {
  const visit = atPoint(signedIn);
  const { api, address, words } = visit;
  const asked = askedOf(address, list.filters, [
    'cursor',
    'limit',
    'after',
    ...(list.orders ? ['sort'] : []),
  ]);
  const asksForOrganisation = list.filters.some(({ kind }) => kind === 'organisation');
  const [answer, { listed: organisations }, point] = await Promise.all([
    api.get<ListAnswer<Item>>(list.path, askedAt(visit, asked)),
    asksForOrganisation ? organisationOptions(api) : NONE_LISTED,
    pagePoint(visit),
  ]);
  const clock = clockView(visit, { ...point, stamp: null, closed: null });
  return page(visit, {
    title: words.of(list.title),
    main: listView(visit, list, answer, { organisations, clock }),
  });
}

/** Every list: directories, and what stands behind the figures of reports. */
@PageController()
export class ListPages {
  constructor(private readonly visits: Visits) {}

  @Page('partnerships')
  partnerships(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    return shown(this.visits.signedIn(request, response), PARTNERSHIP_LIST);
  }

  @Page('organisations')
  organisations(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    return shown(this.visits.signedIn(request, response), ORGANISATION_LIST);
  }

  @Page('watch')
  watch(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    return shown(this.visits.signedIn(request, response), WATCH_LIST);
  }

  @Page('stage-stays')
  stageStays(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    return shown(this.visits.signedIn(request, response), STAGE_STAY_LIST);
  }

  @Page('rounds')
  rounds(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    return shown(this.visits.signedIn(request, response), ROUND_LIST);
  }

  @Page('shared-indicators')
  library(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    return shown(this.visits.signedIn(request, response), SHARED_INDICATOR_LIST);
  }

  @Page('indicators')
  indicators(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    return shown(this.visits.signedIn(request, response), INDICATOR_LIST);
  }
}
