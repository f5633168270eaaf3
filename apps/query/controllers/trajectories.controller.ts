import { Inject, Param, Query as Asked, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { type DataSource } from 'typeorm';
import { AtDto, IdentifierPipe, TrajectoryListDto } from '#contracts';
import { type Language } from '#domain';
import { CurrentCaller, representationFor, type Caller } from '#platform';
import {
  CohortTrajectories,
  cohortTrajectories,
  PartnershipTrajectory,
  partnershipTrajectoryOf,
  PROJECTIONS_OF_ROUNDS,
  type ReadHistory,
} from '#read-models';
import { COHORT_COLUMNS, cohortLines } from '../csv/cohort-columns.js';
import { sendCsv } from '../csv/send-csv.js';
import { filterOf } from '../filter-of.js';
import { notThere } from '../list-answer.js';
import { DATABASE, HISTORY } from '../parts.js';
import { AnswerLanguage, Query, QueryController } from '../query-route.js';
import { answeredAt } from '../two-clocks/answered-at.js';
import { AskedPoints } from '../two-clocks/asked-points.js';
import { stampHeader, Stamps } from '../two-clocks/stamps.js';

@QueryController('', { fr: 'Trajectoires', en: 'Trajectories' })
export class TrajectoryQueries {
  constructor(
    @Inject(DATABASE) private readonly database: DataSource,
    @Inject(HISTORY) private readonly history: ReadHistory,
    private readonly points: AskedPoints,
    private readonly stamps: Stamps,
  ) {}

  @Query('partnerships/:id/trajectory', {
    fr: 'Trajectoire d’un partenariat sur les trois impacts',
    en: 'Trajectory of a partnership on the three impacts',
  })
  @ApiOkResponse({ type: PartnershipTrajectory })
  async ofPartnership(
    @CurrentCaller() caller: Caller,
    @Param('id', IdentifierPipe) id: string,
    @Asked() asked: AtDto,
    @Res() response: Response,
  ): Promise<void> {
    const point = await this.points.resolve(caller, asked);
    const { answer, position } = await answeredAt(
      this.database,
      caller,
      point,
      (snapshot, sights) => partnershipTrajectoryOf(snapshot, this.history, sights, id),
      PROJECTIONS_OF_ROUNDS,
    );
    if (!answer) throw notThere(point);
    stampHeader(response, point, position);
    const trajectory: PartnershipTrajectory = {
      stamp: await this.stamps.of(caller, point, position),
      ...answer,
    };
    response.json(trajectory);
  }

  @Query('trajectories', { fr: 'Trajectoires de cohortes', en: 'Trajectories of cohorts' })
  @ApiOkResponse({ type: CohortTrajectories })
  async ofCohorts(
    @CurrentCaller() caller: Caller,
    @Asked() asked: TrajectoryListDto,
    @AnswerLanguage() language: Language,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const type = representationFor(request, response, ['application/json', 'text/csv']);
    const point = await this.points.resolve(caller, asked);
    const { by, ...filter } = filterOf(asked);
    const { answer, position } = await answeredAt(
      this.database,
      caller,
      point,
      (snapshot, sights) => cohortTrajectories(snapshot, sights, by, filter),
      PROJECTIONS_OF_ROUNDS,
    );
    stampHeader(response, point, position);
    const trajectories: CohortTrajectories = {
      stamp: await this.stamps.of(caller, point, position),
      ...answer,
    };
    if (type === 'text/csv')
      await sendCsv(response, cohortLines(trajectories), COHORT_COLUMNS, language, 'trajectoires');
    else response.json(trajectories);
  }
}
