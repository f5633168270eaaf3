import { Inject, Query as Asked, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { type DataSource } from 'typeorm';
import { ClosingListDto, ProblemException } from '#contracts';
import { businessDateOf } from '#domain';
import { type Codec } from '#event-store';
import { CurrentCaller, OpaqueTokens, type Caller } from '#platform';
import { AwaitingPage, InvalidCursor, listAwaiting, pointOfToday } from '#read-models';
import { pageLinks } from '../page-links.js';
import { CLOCK, CODEC, DATABASE } from '../parts.js';
import { Query, QueryController } from '../query-route.js';
import { answeredAt } from '../two-clocks/answered-at.js';

@QueryController('awaiting', { fr: 'Ce qui attend', en: 'What awaits' })
export class AwaitingQueries {
  constructor(
    @Inject(DATABASE) private readonly database: DataSource,
    @Inject(CODEC) private readonly codec: Codec,
    @Inject(CLOCK) private readonly clock: () => Date,
    private readonly tokens: OpaqueTokens,
  ) {}

  /** Of today alone: in the past nothing awaits anybody. */
  @Query('', {
    fr: 'Ce qui attend l’organisation pour qui l’on agit',
    en: 'What awaits the organisation acted for',
  })
  @ApiOkResponse({ type: AwaitingPage })
  async list(
    @CurrentCaller() caller: Caller,
    @Asked() { limit, cursor }: ClosingListDto,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const place = cursor === undefined ? undefined : (this.tokens.cursorIn(cursor) ?? '');
    const { answer } = await answeredAt(
      this.database,
      caller,
      pointOfToday(businessDateOf(this.clock())),
      (snapshot, sights) => listAwaiting(snapshot, sights, caller.id, { limit, cursor: place }),
    ).catch((error: unknown) => {
      throw error instanceof InvalidCursor ? new ProblemException('CURSOR_INVALID') : error;
    });
    const next = answer.next && this.tokens.cursor(answer.next);
    response.setHeader('Link', pageLinks(request, next));
    response.json(await this.codec.openAll({ ...answer, next }));
  }
}
