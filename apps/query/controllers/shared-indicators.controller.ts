import { Inject, Param, Query as Asked, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { type DataSource } from 'typeorm';
import { IdentifierPipe, PageDto, SharedAggregateDto } from '#contracts';
import { type Language } from '#domain';
import { CurrentCaller, OpaqueTokens, type Caller } from '#platform';
import {
  listSharedIndicators,
  SharedIndicatorAggregate,
  sharedIndicatorOver,
  SharedIndicatorPage,
} from '#read-models';
import { SHARED_INDICATOR_COLUMNS } from '../csv/list-columns.js';
import { filterOf } from '../filter-of.js';
import { answerList, notThere } from '../list-answer.js';
import { DATABASE } from '../parts.js';
import { AnswerLanguage, Query, QueryController } from '../query-route.js';
import { answeredAt } from '../two-clocks/answered-at.js';
import { AskedPoints } from '../two-clocks/asked-points.js';
import { stampHeader, Stamps } from '../two-clocks/stamps.js';

@QueryController('shared-indicators', { fr: 'Bibliothèque d’indicateurs', en: 'Library of indicators' })
export class SharedIndicatorQueries {
  constructor(
    @Inject(DATABASE) private readonly database: DataSource,
    private readonly points: AskedPoints,
    private readonly stamps: Stamps,
    private readonly tokens: OpaqueTokens,
  ) {}

  @Query('', { fr: 'Bibliothèque d’indicateurs partagés', en: 'Library of shared indicators' })
  @ApiOkResponse({ type: SharedIndicatorPage })
  async list(
    @CurrentCaller() caller: Caller,
    @Asked() asked: PageDto,
    @AnswerLanguage() language: Language,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await answerList({
      database: this.database,
      caller,
      point: await this.points.resolve(caller, asked, asked.cursor),
      projections: ['library'],
      request,
      response,
      language,
      asked,
      page: async (snapshot, { point }, page) => {
        const found = await listSharedIndicators(snapshot, point, page);
        // Each version is one fact, and there are no others.
        const items = found.items.map(({ versions, ...one }) => ({
          ...one,
          versions: versions.map(({ definition, ...version }) => ({
            ...version,
            definition: { ...definition, scale: definition.scale && [...definition.scale] },
          })),
          revision: this.tokens.revision(versions.length - 1, one.sharedIndicatorId),
        }));
        return { ...found, items };
      },
      columns: SHARED_INDICATOR_COLUMNS,
      fileName: 'bibliotheque',
    });
  }

  @Query(':id/aggregate', {
    fr: 'Un indicateur partagé, sur un portefeuille',
    en: 'A shared indicator, over a portfolio',
  })
  @ApiOkResponse({ type: SharedIndicatorAggregate })
  async aggregate(
    @CurrentCaller() caller: Caller,
    @Param('id', IdentifierPipe) sharedIndicatorId: string,
    @Asked() asked: SharedAggregateDto,
    @Res() response: Response,
  ): Promise<void> {
    const point = await this.points.resolve(caller, asked);
    const { version, ...filter } = filterOf(asked);
    const { answer, position } = await answeredAt(
      this.database,
      caller,
      point,
      (snapshot, sights) => sharedIndicatorOver(snapshot, sights, sharedIndicatorId, version, filter),
      ['organisations', 'partnerships', 'library'],
    );
    if (!answer) throw notThere(point);
    const stamp = await this.stamps.of(caller, point, position);
    stampHeader(response, point, position);
    response.json({ stamp, ...answer });
  }
}
