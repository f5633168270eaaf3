import { Inject, Param, Query as Asked, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { type DataSource } from 'typeorm';
import { IdentifierPipe, OrganisationListDto, ProblemException, ReadDto } from '#contracts';
import { type Language } from '#domain';
import { CurrentCaller, entityTag, setEntityTag, type Caller } from '#platform';
import { findOrganisation, listOrganisations, OrganisationPage, OrganisationRow } from '#read-models';
import { ORGANISATION_COLUMNS } from '../csv/list-columns.js';
import { answerList } from '../list-answer.js';
import { DATABASE } from '../parts.js';
import { AnswerLanguage, Query, QueryController } from '../query-route.js';

@QueryController('organisations', { fr: 'Organisations', en: 'Organisations' })
export class OrganisationQueries {
  constructor(@Inject(DATABASE) private readonly database: DataSource) {}

  @Query('', { fr: 'Annuaire des organisations', en: 'Organisation directory' })
  @ApiOkResponse({ type: OrganisationPage })
  async list(
    @CurrentCaller() caller: Caller,
    @Asked() asked: OrganisationListDto,
    @AnswerLanguage() language: Language,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { limit: _, cursor: __, after: ___, ...filter } = asked;
    await answerList({
      request,
      response,
      language,
      asked,
      page: (page) => listOrganisations(this.database, caller, filter, page),
      columns: ORGANISATION_COLUMNS,
      fileName: 'organisations',
    });
  }

  @Query(':id', { fr: 'Une organisation', en: 'One organisation' })
  @ApiOkResponse({ type: OrganisationRow })
  async find(
    @CurrentCaller() caller: Caller,
    @Param('id', IdentifierPipe) id: string,
    @Asked() _: ReadDto,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const organisation = await findOrganisation(this.database, caller, id);
    if (!organisation) throw new ProblemException('NOT_FOUND');
    setEntityTag(response, organisation.revision);
    // The caller's own browser may keep it, and asks each time whether it still holds.
    response.setHeader('Cache-Control', 'private, no-cache');
    if (request.headers['if-none-match'] === entityTag(organisation.revision)) response.status(304).end();
    else response.json(organisation);
  }
}
