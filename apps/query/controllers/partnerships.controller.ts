import { Inject, Param, Query as Asked, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { type DataSource } from 'typeorm';
import { IdentifierPipe, PageDto, PartnershipListDto, ProblemException, ReadDto } from '#contracts';
import { ORGANISATION, PARTNERSHIP, type Language } from '#domain';
import { type Codec } from '#event-store';
import { CurrentCaller, setEntityTag, type Caller } from '#platform';
import {
  listPartnerships,
  PartnershipPage,
  PartnershipSheet,
  partnershipSheetOf,
  TimelinePage,
  timelinePageOf,
  type ReadHistory,
} from '#read-models';
import { PARTNERSHIP_COLUMNS } from '../csv/list-columns.js';
import { TIMELINE_COLUMNS } from '../csv/timeline-columns.js';
import { answerList } from '../list-answer.js';
import { CLOCK, CODEC, DATABASE, HISTORY } from '../parts.js';
import { AnswerLanguage, Query, QueryController, todayBy } from '../query-route.js';

@QueryController('', { fr: 'Partenariats', en: 'Partnerships' })
export class PartnershipQueries {
  constructor(
    @Inject(DATABASE) private readonly database: DataSource,
    @Inject(CODEC) private readonly codec: Codec,
    @Inject(HISTORY) private readonly history: ReadHistory,
    @Inject(CLOCK) private readonly clock: () => Date,
  ) {}

  @Query('partnerships', { fr: 'Annuaire des partenariats', en: 'Partnership directory' })
  @ApiOkResponse({ type: PartnershipPage })
  async list(
    @CurrentCaller() caller: Caller,
    @Asked() asked: PartnershipListDto,
    @AnswerLanguage() language: Language,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { limit: _, cursor: __, after: ___, sort, ...filter } = asked;
    await answerList({
      request,
      response,
      language,
      asked,
      page: (page) => listPartnerships(this.database, caller, filter, sort, page),
      columns: PARTNERSHIP_COLUMNS,
      fileName: 'partenariats',
    });
  }

  /** Its `ETag` is what `If-Match` takes. Never a 304: days in stage grow without a new revision. */
  @Query('partnerships/:id', { fr: 'Fiche d’un partenariat', en: 'Sheet of a partnership' })
  @ApiOkResponse({ type: PartnershipSheet })
  async sheet(
    @CurrentCaller() caller: Caller,
    @Param('id', IdentifierPipe) id: string,
    @Asked() _: ReadDto,
    @Res() response: Response,
  ): Promise<void> {
    const sheet = await partnershipSheetOf(this.database, caller, id, todayBy(this.clock));
    if (!sheet) throw new ProblemException('NOT_FOUND');
    setEntityTag(response, sheet.revision);
    response.json(await this.codec.openAll(sheet));
  }

  @Query('partnerships/:id/timeline', { fr: 'Histoire d’un partenariat', en: 'History of a partnership' })
  @ApiOkResponse({ type: TimelinePage })
  async partnershipTimeline(
    @CurrentCaller() caller: Caller,
    @Param('id', IdentifierPipe) id: string,
    @Asked() asked: PageDto,
    @AnswerLanguage() language: Language,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.timeline(PARTNERSHIP, id, caller, asked, language, request, response);
  }

  @Query('organisations/:id/timeline', {
    fr: 'Histoire d’une organisation',
    en: 'History of an organisation',
  })
  @ApiOkResponse({ type: TimelinePage })
  async organisationTimeline(
    @CurrentCaller() caller: Caller,
    @Param('id', IdentifierPipe) id: string,
    @Asked() asked: PageDto,
    @AnswerLanguage() language: Language,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.timeline(ORGANISATION, id, caller, asked, language, request, response);
  }

  private async timeline(
    category: string,
    id: string,
    caller: Caller,
    asked: PageDto,
    language: Language,
    request: Request,
    response: Response,
  ): Promise<void> {
    await answerList({
      request,
      response,
      language,
      asked,
      page: async (page) =>
        this.codec.openAll(
          await timelinePageOf(this.database, this.history, caller, { category, id, language, ...page }),
        ) as Promise<TimelinePage>,
      columns: TIMELINE_COLUMNS,
      fileName: 'histoire',
    });
  }
}
