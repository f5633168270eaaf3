import { Inject, Query as Asked, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { type DataSource } from 'typeorm';
import { IndicatorListDto, StageStayListDto, StandingFilterDto, WatchListDto } from '#contracts';
import { type Language } from '#domain';
import { type Codec } from '#event-store';
import { CurrentCaller, representationFor, type Caller } from '#platform';
import {
  IndicatorPage,
  listIndicators,
  listStageStays,
  listWatch,
  Portfolio,
  portfolioOf,
  projectionsOfPortfolio,
  StageStayPage,
  WatchPage,
} from '#read-models';
import { INDICATOR_COLUMNS, STAGE_STAY_COLUMNS, WATCH_COLUMNS } from '../csv/list-columns.js';
import { PORTFOLIO_COLUMNS, portfolioLines } from '../csv/portfolio-columns.js';
import { sendCsv } from '../csv/send-csv.js';
import { filterOf } from '../filter-of.js';
import { answerList } from '../list-answer.js';
import { CODEC, DATABASE } from '../parts.js';
import { AnswerLanguage, Query, QueryController } from '../query-route.js';
import { answeredAt } from '../two-clocks/answered-at.js';
import { AskedPoints } from '../two-clocks/asked-points.js';
import { ClosedReports } from '../two-clocks/closed-reports.js';
import { clocksIn, stampHeader, Stamps } from '../two-clocks/stamps.js';

@QueryController('', { fr: 'Rapports', en: 'Reports' })
export class ReportQueries {
  constructor(
    @Inject(DATABASE) private readonly database: DataSource,
    @Inject(CODEC) private readonly codec: Codec,
    private readonly points: AskedPoints,
    private readonly stamps: Stamps,
    private readonly closed: ClosedReports,
  ) {}

  @Query('portfolio', { fr: 'Portefeuille', en: 'Portfolio' })
  @ApiOkResponse({ type: Portfolio })
  async portfolio(
    @CurrentCaller() caller: Caller,
    @Asked() asked: StandingFilterDto,
    @AnswerLanguage() language: Language,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const type = representationFor(request, response, ['application/json', 'text/csv']);
    const point = await this.points.resolve(caller, asked);
    const filter = filterOf(asked);
    const { answer: figures, position } = await answeredAt(
      this.database,
      caller,
      point,
      (snapshot, sights, known) => portfolioOf(snapshot, sights, filter, clocksIn(point, known)),
      projectionsOfPortfolio(filter),
    );
    const closing = await this.closed.ofPortfolio(asked.closing, caller, filter, point);
    const stamp = await this.stamps.of(caller, point, position);
    const portfolio: Portfolio = { stamp, ...(closing && { closing }), ...figures };
    stampHeader(response, point, position);
    if (type === 'text/csv')
      await sendCsv(response, portfolioLines(portfolio), PORTFOLIO_COLUMNS, language, 'portefeuille');
    else response.json(portfolio);
  }

  @Query('stage-stays', { fr: 'Séjours aux étapes', en: 'Stays at stages' })
  @ApiOkResponse({ type: StageStayPage })
  async stageStays(
    @CurrentCaller() caller: Caller,
    @Asked() asked: StageStayListDto,
    @AnswerLanguage() language: Language,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { entryKnown, timed, ...filter } = filterOf(asked);
    const criteria = { ...filter, entryKnown: entryKnown === 'true', timed: timed === 'true' };
    await answerList({
      database: this.database,
      caller,
      point: await this.points.resolve(caller, asked, asked.cursor),
      request,
      response,
      language,
      asked,
      page: (snapshot, sights, page) => listStageStays(snapshot, sights, criteria, page),
      columns: STAGE_STAY_COLUMNS,
      fileName: 'sejours',
    });
  }

  @Query('watch', { fr: 'À surveiller', en: 'What to watch' })
  @ApiOkResponse({ type: WatchPage })
  async watch(
    @CurrentCaller() caller: Caller,
    @Asked() asked: WatchListDto,
    @AnswerLanguage() language: Language,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await answerList({
      database: this.database,
      caller,
      point: await this.points.resolve(caller, asked, asked.cursor),
      request,
      response,
      language,
      asked,
      page: async (snapshot, sights, page) =>
        this.codec.openAll(await listWatch(snapshot, sights, filterOf(asked), language, page)),
      columns: WATCH_COLUMNS,
      fileName: 'a-surveiller',
    });
  }

  @Query('indicators', { fr: 'Indicateurs', en: 'Indicators' })
  @ApiOkResponse({ type: IndicatorPage })
  async indicators(
    @CurrentCaller() caller: Caller,
    @Asked() asked: IndicatorListDto,
    @AnswerLanguage() language: Language,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await answerList({
      database: this.database,
      caller,
      point: await this.points.resolve(caller, asked, asked.cursor),
      request,
      response,
      language,
      asked,
      page: async (snapshot, sights, page) =>
        this.codec.openAll(await listIndicators(snapshot, sights, filterOf(asked), page)),
      columns: INDICATOR_COLUMNS,
      fileName: 'indicateurs',
    });
  }
}
