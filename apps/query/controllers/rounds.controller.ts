import { Inject, Param, Query as Asked, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { type DataSource } from 'typeorm';
import { AtDto, IdentifierPipe, PageDto, RoundListDto } from '#contracts';
import { type Language } from '#domain';
import { type Codec } from '#event-store';
import { CurrentCaller, OpaqueTokens, representationFor, setEntityTag, type Caller } from '#platform';
import {
  listRounds,
  PROJECTIONS_OF_ROUNDS,
  RoundCommentPage,
  roundCommentsOf,
  RoundPage,
  RoundResults,
  roundResultsOf,
  RoundSheet,
  roundSheetOf,
  type ReadHistory,
} from '#read-models';
import { COMMENT_COLUMNS, RESULT_COLUMNS, resultLines, ROUND_COLUMNS } from '../csv/round-columns.js';
import { sendCsv } from '../csv/send-csv.js';
import { filterOf } from '../filter-of.js';
import { answerList, notThere } from '../list-answer.js';
import { CODEC, DATABASE, HISTORY } from '../parts.js';
import { AnswerLanguage, Query, QueryController } from '../query-route.js';
import { answeredAt } from '../two-clocks/answered-at.js';
import { AskedPoints } from '../two-clocks/asked-points.js';
import { stampHeader, Stamps } from '../two-clocks/stamps.js';

@QueryController('rounds', { fr: 'Tours d’évaluation', en: 'Evaluation rounds' })
export class RoundQueries {
  constructor(
    @Inject(DATABASE) private readonly database: DataSource,
    @Inject(CODEC) private readonly codec: Codec,
    @Inject(HISTORY) private readonly history: ReadHistory,
    private readonly points: AskedPoints,
    private readonly stamps: Stamps,
    private readonly tokens: OpaqueTokens,
  ) {}

  @Query('', { fr: 'Tours d’évaluation', en: 'Evaluation rounds' })
  @ApiOkResponse({ type: RoundPage })
  async list(
    @CurrentCaller() caller: Caller,
    @Asked() asked: RoundListDto,
    @AnswerLanguage() language: Language,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { awaitsMe, ...filter } = filterOf(asked);
    const criteria = { ...filter, awaitsMe: awaitsMe === 'true' };
    await answerList({
      database: this.database,
      caller,
      point: await this.points.resolve(caller, asked, asked.cursor),
      request,
      response,
      language,
      asked,
      projections: PROJECTIONS_OF_ROUNDS,
      page: (snapshot, sights, page) => listRounds(snapshot, sights, criteria, page),
      columns: ROUND_COLUMNS,
      fileName: 'tours',
    });
  }

  /** Its `ETag` is what `If-Match` takes. Never a 304: who has answered grows without a new revision. */
  @Query(':id', { fr: 'Un tour d’évaluation', en: 'One evaluation round' })
  @ApiOkResponse({ type: RoundSheet })
  async sheet(
    @CurrentCaller() caller: Caller,
    @Param('id', IdentifierPipe) id: string,
    @Asked() asked: AtDto,
    @Res() response: Response,
  ): Promise<void> {
    const point = await this.points.resolve(caller, asked);
    const { answer: round, position } = await answeredAt(
      this.database,
      caller,
      point,
      (snapshot, sights) => roundSheetOf(snapshot, this.history, sights, id),
      PROJECTIONS_OF_ROUNDS,
    );
    if (!round) throw notThere(point);
    const revision = this.tokens.revision(round.revision, id);
    setEntityTag(response, revision);
    stampHeader(response, point, position);
    const stamp = await this.stamps.of(caller, point, position);
    response.json({ stamp, ...(await this.codec.openAll({ ...round, revision })) });
  }

  @Query(':id/results', { fr: 'Résultats d’un tour', en: 'Results of a round' })
  @ApiOkResponse({ type: RoundResults })
  async results(
    @CurrentCaller() caller: Caller,
    @Param('id', IdentifierPipe) id: string,
    @Asked() asked: AtDto,
    @AnswerLanguage() language: Language,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const type = representationFor(request, response, ['application/json', 'text/csv']);
    const point = await this.points.resolve(caller, asked);
    const { answer, position } = await answeredAt(
      this.database,
      caller,
      point,
      (snapshot, sights) => roundResultsOf(snapshot, this.history, sights, id),
      PROJECTIONS_OF_ROUNDS,
    );
    if (!answer) throw notThere(point);
    stampHeader(response, point, position);
    const stamp = await this.stamps.of(caller, point, position);
    const results: RoundResults = { stamp, ...answer };
    if (type === 'text/csv')
      await sendCsv(response, resultLines(results), RESULT_COLUMNS, language, 'resultats');
    else response.json(results);
  }

  @Query(':id/comments', { fr: 'Commentaires d’un tour', en: 'Comments of a round' })
  @ApiOkResponse({ type: RoundCommentPage })
  async comments(
    @CurrentCaller() caller: Caller,
    @Param('id', IdentifierPipe) id: string,
    @Asked() asked: PageDto,
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
      projections: PROJECTIONS_OF_ROUNDS,
      page: async (snapshot, sights, page) => {
        const comments = await roundCommentsOf(snapshot, this.history, sights, id, page);
        return comments && this.codec.openAll(comments);
      },
      columns: COMMENT_COLUMNS,
      fileName: 'commentaires',
    });
  }
}
