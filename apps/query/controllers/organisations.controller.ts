import { Inject, Param, Query as Asked, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { type DataSource } from 'typeorm';
import { AtDto, IdentifierPipe, OrganisationListDto } from '#contracts';
import { type Language } from '#domain';
import { CurrentCaller, OpaqueTokens, setEntityTag, type Caller } from '#platform';
import {
  listOrganisations,
  OrganisationPage,
  OrganisationSheet,
  organisationSheetOf,
  type ReadHistory,
} from '#read-models';
import { ORGANISATION_COLUMNS } from '../csv/list-columns.js';
import { filterOf } from '../filter-of.js';
import { answerList, notThere } from '../list-answer.js';
import { DATABASE, HISTORY } from '../parts.js';
import { AnswerLanguage, Query, QueryController } from '../query-route.js';
import { answeredAt } from '../two-clocks/answered-at.js';
import { AskedPoints } from '../two-clocks/asked-points.js';
import { stampHeader, Stamps } from '../two-clocks/stamps.js';

@QueryController('organisations', { fr: 'Organisations', en: 'Organisations' })
export class OrganisationQueries {
  constructor(
    @Inject(DATABASE) private readonly database: DataSource,
    @Inject(HISTORY) private readonly history: ReadHistory,
    private readonly points: AskedPoints,
    private readonly stamps: Stamps,
    private readonly tokens: OpaqueTokens,
  ) {}

  @Query('', { fr: 'Annuaire des organisations', en: 'Organisation directory' })
  @ApiOkResponse({ type: OrganisationPage })
  async list(
    @CurrentCaller() caller: Caller,
    @Asked() asked: OrganisationListDto,
    @AnswerLanguage() language: Language,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await answerList({
      database: this.database,
      caller,
      point: await this.points.resolve(caller, asked, asked.cursor),
      projections: ['organisations'],
      request,
      response,
      language,
      asked,
      page: (snapshot, { point }, page) => listOrganisations(snapshot, filterOf(asked), point, page),
      columns: ORGANISATION_COLUMNS,
      fileName: 'organisations',
    });
  }

  @Query(':id', { fr: 'Une organisation', en: 'One organisation' })
  @ApiOkResponse({ type: OrganisationSheet })
  async find(
    @CurrentCaller() caller: Caller,
    @Param('id', IdentifierPipe) id: string,
    @Asked() asked: AtDto,
    @Res() response: Response,
  ): Promise<void> {
    const point = await this.points.resolve(caller, asked);
    const { answer: sheet, position } = await answeredAt(
      this.database,
      caller,
      point,
      (snapshot, { point: at }) => organisationSheetOf(snapshot, this.history, id, at),
      ['organisations'],
    );
    if (!sheet) throw notThere(point);
    const revision = this.tokens.revision(sheet.revision, id);
    setEntityTag(response, revision);
    stampHeader(response, point, position);
    const stamp = await this.stamps.of(caller, point, position);
    response.json({ stamp, ...sheet, revision } satisfies OrganisationSheet);
  }
}
