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
  StageStayPage,
  WatchPage,
} from '#read-models';
import { INDICATOR_COLUMNS, STAGE_STAY_COLUMNS, WATCH_COLUMNS } from '../csv/list-columns.js';
import { PORTFOLIO_COLUMNS, portfolioLines } from '../csv/portfolio-columns.js';
import { sendCsv } from '../csv/send-csv.js';
import { answerList } from '../list-answer.js';
import { CLOCK, CODEC, DATABASE } from '../parts.js';
import { AnswerLanguage, Query, QueryController, todayBy } from '../query-route.js';

/** A list's filter without what only says how to answer it. */
const filterOf = <Asked extends { limit: number; cursor?: string; after?: string }>({
  limit: _,
  cursor: __,
  after: ___,
  ...filter
}: Asked) => filter;

@QueryController('', { fr: 'Rapports', en: 'Reports' })
export class ReportQueries {
  constructor(
    @Inject(DATABASE) private readonly database: DataSource,
    @Inject(CODEC) private readonly codec: Codec,
    @Inject(CLOCK) private readonly clock: () => Date,
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
    const portfolio = await portfolioOf(this.database, caller, filterOf(asked), todayBy(this.clock));
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
      request,
      response,
      language,
      asked,
      page: (page) => listStageStays(this.database, caller, criteria, todayBy(this.clock), page),
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
      request,
      response,
      language,
      asked,
      page: async (page) =>
        this.codec.openAll(
          await listWatch(this.database, caller, filterOf(asked), todayBy(this.clock), language, page),
        ),
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
      request,
      response,
      language,
      asked,
      page: async (page) =>
        this.codec.openAll(await listIndicators(this.database, caller, filterOf(asked), page)),
      columns: INDICATOR_COLUMNS,
      fileName: 'indicateurs',
    });
  }
}
