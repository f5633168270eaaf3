import { Inject, Param, Query as Asked, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { type DataSource } from 'typeorm';
import { AtDto, IdentifierPipe, PageDto, PartnershipListDto } from '#contracts';
import { ORGANISATION, PARTNERSHIP, type Language } from '#domain';
import { type Codec } from '#event-store';
import { CurrentCaller, OpaqueTokens, setEntityTag, type Caller } from '#platform';
import {
  listPartnerships,
  PartnershipPage,
  PartnershipSheet,
  partnershipSheetOf,
  TimelinePage,
  timelinePageOf,
  type ReadHistory,
  type ToldTimeline,
} from '#read-models';
import { PARTNERSHIP_COLUMNS } from '../csv/list-columns.js';
import { TIMELINE_COLUMNS } from '../csv/timeline-columns.js';
import { filterOf } from '../filter-of.js';
import { answerList, notThere } from '../list-answer.js';
import { CODEC, DATABASE, HISTORY } from '../parts.js';
import { AnswerLanguage, Query, QueryController } from '../query-route.js';
import { answeredAt } from '../two-clocks/answered-at.js';
import { AskedPoints } from '../two-clocks/asked-points.js';
import { ClosedReports } from '../two-clocks/closed-reports.js';
import { stampHeader, Stamps } from '../two-clocks/stamps.js';

@QueryController('', { fr: 'Partenariats', en: 'Partnerships' })
export class PartnershipQueries {
  constructor(
    @Inject(DATABASE) private readonly database: DataSource,
    @Inject(CODEC) private readonly codec: Codec,
    @Inject(HISTORY) private readonly history: ReadHistory,
    private readonly points: AskedPoints,
    private readonly stamps: Stamps,
    private readonly closed: ClosedReports,
    private readonly tokens: OpaqueTokens,
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
    const { sort, ...filter } = filterOf(asked);
    await answerList({
      database: this.database,
      caller,
      point: await this.points.resolve(caller, asked, asked.cursor),
      request,
      response,
      language,
      asked,
      page: (snapshot, sights, page) => listPartnerships(snapshot, sights, filter, sort, page),
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
    @Asked() asked: AtDto,
    @Res() response: Response,
  ): Promise<void> {
    const point = await this.points.resolve(caller, asked);
    const { answer: sheet, position } = await answeredAt(this.database, caller, point, (snapshot, sights) =>
      partnershipSheetOf(snapshot, this.history, sights, id),
    );
    if (!sheet) throw notThere(point);
    const revision = this.tokens.revision(sheet.revision, id);
    setEntityTag(response, revision);
    stampHeader(response, point, position);
    const closing = await this.closed.ofPartnership(asked.closing, caller, id, point);
    const stamp = await this.stamps.of(caller, point, position);
    response.json({
      stamp,
      ...(closing && { closing }),
      ...(await this.codec.openAll({ ...sheet, revision })),
    });
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
      database: this.database,
      caller,
      point: await this.points.resolve(caller, asked, asked.cursor),
      request,
      response,
      language,
      asked,
      page: async (snapshot, sights, page) => {
        const told = { category, id, language, ...page };
        const timeline = await timelinePageOf(snapshot, this.history, sights, told);
        return timeline && this.codec.openAll(outside(this.tokens, timeline));
      },
      columns: TIMELINE_COLUMNS,
      fileName: 'histoire',
    });
  }
}

/** A timeline as it is answered: what a fact is known by is its id, and where it stands in the log a token. */
const outside = (tokens: OpaqueTokens, { items, ...page }: ToldTimeline): TimelinePage => ({
  ...page,
  items: items.map(({ revision: _, position, ...entry }) => ({
    ...entry,
    position: tokens.position(position, entry.factId),
  })),
});
