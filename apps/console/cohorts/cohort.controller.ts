import { Param, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { ProblemException } from '#contracts';
import { type ListAnswer } from '../api/list-answers.js';
import { pathOf } from '../api/path-of.js';
import { type ListedRound } from '../api/round-answers.js';
import { clockView } from '../clocks/clock.view.js';
import { askedAt, atPoint, type VisitAtPoint } from '../clocks/clocks.js';
import { pagePoint } from '../clocks/page-point.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { Visits } from '../visit/visits.js';
import { cohortView } from './cohort.view.js';

const PAGE = '200';

/** All the rounds opened with a cohort, of those that the reader sees: as many as a cohort holds. */
async function roundsOf(visit: VisitAtPoint, cohort: string): Promise<readonly ListedRound[]> {
  const rounds: ListedRound[] = [];
  const after = visit.address.searchParams.get('after');
  const query = askedAt(visit, Object.entries({ cohort, limit: PAGE, ...(after !== null && { after }) }));
  for (;;) {
    const { items, next } = await visit.api.get<ListAnswer<ListedRound>>('/rounds', query);
    rounds.push(...items);
    if (next === null) return rounds;
    query.set('cursor', next);
  }
}

/** A cohort: how far its rounds are, and the way to its trajectory. */
@PageController('cohorts')
export class CohortPage {
  constructor(private readonly visits: Visits) {}

  @Page(':id')
  async show(
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const visit = atPoint(this.visits.signedIn(request, response));
    // What is no id is no cohort either.
    pathOf('/:id', { id });
    const [rounds, point] = await Promise.all([roundsOf(visit, id), pagePoint(visit)]);
    const [first] = rounds;
    if (!first) throw new ProblemException('NOT_FOUND');
    const name = first.cohortName ?? visit.words.notStated;
    const clock = clockView(visit, { ...point, stamp: null, closed: null });
    return page(visit, { title: name, main: cohortView(visit, { cohortId: id, name, rounds, clock }) });
  }
}
