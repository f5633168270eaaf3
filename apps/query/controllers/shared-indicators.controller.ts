import { Inject, Param, Query as Asked, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { type DataSource } from 'typeorm';
import { AtDto, IdentifierPipe, PageDto, SharedAggregateDto } from '#contracts';
import { type Language } from '#domain';
import { CurrentCaller, OpaqueTokens, setEntityTag, type Caller } from '#platform';
import {
  listSharedIndicators,
  listSharedIndicatorUses,
  SharedIndicatorAggregate,
  sharedIndicatorOf,
  sharedIndicatorOver,
  SharedIndicatorPage,
  SharedIndicatorSheet,
  SharedIndicatorUsePage,
  type ListedSharedIndicator,
  type ReadProjection,
  type SharedIndicatorRow,
} from '#read-models';
import { SHARED_INDICATOR_COLUMNS, SHARED_INDICATOR_USE_COLUMNS } from '../csv/list-columns.js';
import { filterOf } from '../filter-of.js';
import { answerList, notThere } from '../list-answer.js';
import { DATABASE } from '../parts.js';
import { AnswerLanguage, Query, QueryController } from '../query-route.js';
import { answeredAt } from '../two-clocks/answered-at.js';
import { AskedPoints } from '../two-clocks/asked-points.js';
import { stampHeader, Stamps } from '../two-clocks/stamps.js';

/** What the partnerships that use an indicator are read from. */
const OVER_PARTNERSHIPS: readonly ReadProjection[] = ['organisations', 'partnerships', 'library'];

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
        return { ...found, items: found.items.map((row) => this.told(row)) };
      },
      columns: SHARED_INDICATOR_COLUMNS,
      fileName: 'bibliotheque',
    });
  }

  /** Its `ETag` is what revising it takes for `If-Match`. */
  @Query(':id', { fr: 'Un indicateur partagé, dans ses versions', en: 'A shared indicator, in its versions' })
  @ApiOkResponse({ type: SharedIndicatorSheet })
  async find(
    @CurrentCaller() caller: Caller,
    @Param('id', IdentifierPipe) sharedIndicatorId: string,
    @Asked() asked: AtDto,
    @Res() response: Response,
  ): Promise<void> {
    const point = await this.points.resolve(caller, asked);
    const { answer: row, position } = await answeredAt(
      this.database,
      caller,
      point,
      (snapshot, sights) => sharedIndicatorOf(snapshot, sights.point, sharedIndicatorId),
      ['library'],
    );
    if (!row) throw notThere(point);
    const told = this.told(row);
    setEntityTag(response, told.revision);
    stampHeader(response, point, position);
    const stamp = await this.stamps.of(caller, point, position);
    response.json({ stamp, ...told } satisfies SharedIndicatorSheet);
  }

  @Query(':id/indicators', {
    fr: 'Indicateurs qui en usent, sur un portefeuille, et ce qui en compte',
    en: 'Indicators that use it, over a portfolio, and which of them count',
  })
  @ApiOkResponse({ type: SharedIndicatorUsePage })
  async uses(
    @CurrentCaller() caller: Caller,
    @Param('id', IdentifierPipe) sharedIndicatorId: string,
    @Asked() asked: SharedAggregateDto,
    @AnswerLanguage() language: Language,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { version, ...filter } = filterOf(asked);
    await answerList({
      database: this.database,
      caller,
      point: await this.points.resolve(caller, asked, asked.cursor),
      projections: OVER_PARTNERSHIPS,
      request,
      response,
      language,
      asked,
      page: (snapshot, sights, page) =>
        listSharedIndicatorUses(snapshot, sights, sharedIndicatorId, version, filter, page),
      columns: SHARED_INDICATOR_USE_COLUMNS,
      fileName: 'indicateur-partage',
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
      OVER_PARTNERSHIPS,
    );
    if (!answer) throw notThere(point);
    const stamp = await this.stamps.of(caller, point, position);
    stampHeader(response, point, position);
    response.json({ stamp, ...answer });
  }

  /** Each version is one fact, and there are no others. */
  private told({ versions, ...row }: SharedIndicatorRow): ListedSharedIndicator {
    return {
      ...row,
      versions: versions.map(({ definition, ...version }) => ({
        ...version,
        definition: { ...definition, scale: definition.scale && [...definition.scale] },
      })),
      revision: this.tokens.revision(versions.length - 1, row.sharedIndicatorId),
    };
  }
}
