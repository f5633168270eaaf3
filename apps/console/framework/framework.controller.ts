import { Param, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { speakerChoices } from '../acts/choices.js';
import { pathOf } from '../api/path-of.js';
import { type SheetAnswer } from '../api/sheet-answer.js';
import { clockView } from '../clocks/clock.view.js';
import { askedAt, atPoint } from '../clocks/clocks.js';
import { pagePoint } from '../clocks/page-point.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { offers } from '../sheet/offers.js';
import { Visits } from '../visit/visits.js';
import { frameworkView } from './framework.view.js';
import { perceivedObjectives } from './perceived-objective.js';

@PageController('partnerships')
export class FrameworkPage {
  constructor(private readonly visits: Visits) {}

  @Page(':id/evaluation')
  async show(
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const visit = atPoint(this.visits.signedIn(request, response));
    const after = visit.address.searchParams.get('after');
    const asked = askedAt(visit, Object.entries({ ...(after !== null && { after }) }));
    const sheet = await visit.api.get<SheetAnswer>(pathOf('/partnerships/:id', { id }), asked);
    const [perceived, point] = await Promise.all([perceivedObjectives(visit, id), pagePoint(visit)]);
    const { stamp, closing: closed = null, description } = sheet;
    return page(visit, {
      title: `${visit.words.say('Cadre d’évaluation', 'Evaluation framework')} – ${description.title}`,
      main: frameworkView(visit, {
        sheet,
        perceived,
        speakers: offers(visit, sheet, 'state-objectives') ? await speakerChoices(visit, sheet) : [],
        today: stamp.asOf,
        clock: clockView(visit, { ...point, stamp, closed }),
      }),
    });
  }
}
