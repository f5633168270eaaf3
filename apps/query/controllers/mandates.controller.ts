import { Inject, Param, Query as Asked, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { type DataSource } from 'typeorm';
import { ClosingListDto, IdentifierPipe, ProblemException, ReadDto } from '#contracts';
import { businessDateOf } from '#domain';
import { CurrentCaller, OpaqueTokens, setEntityTag, type Caller } from '#platform';
import {
  InvalidCursor,
  listMandates,
  MandatePage,
  mandatesRevision,
  Me,
  meOf,
  pointOfToday,
  readsMandates,
} from '#read-models';
import { pageLinks } from '../page-links.js';
import { CLOCK, DATABASE } from '../parts.js';
import { Query, QueryController } from '../query-route.js';
import { answeredAt } from '../two-clocks/answered-at.js';

@QueryController('', { fr: 'Mandats', en: 'Mandates' })
export class MandateQueries {
  constructor(
    @Inject(DATABASE) private readonly database: DataSource,
    @Inject(CLOCK) private readonly clock: () => Date,
    private readonly tokens: OpaqueTokens,
  ) {}

  @Query('me', { fr: 'Qui appelle, et au nom de qui', en: 'Who calls, and on whose behalf' })
  @ApiOkResponse({ type: Me })
  async me(@CurrentCaller() caller: Caller, @Asked() _: ReadDto, @Res() response: Response): Promise<void> {
    const today = businessDateOf(this.clock());
    const { answer } = await answeredAt(
      this.database,
      caller,
      pointOfToday(today),
      (snapshot) => meOf(snapshot, caller, today),
      ['organisations'],
    );
    response.json(answer);
  }

  /** Its `ETag` is what withdrawing one takes for `If-Match`. */
  @Query('organisations/:id/mandates', {
    fr: 'Mandats donnés par une organisation',
    en: 'Mandates that an organisation gave',
  })
  @ApiOkResponse({ type: MandatePage })
  async list(
    @CurrentCaller() caller: Caller,
    @Param('id', IdentifierPipe) id: string,
    @Asked() { limit, cursor }: ClosingListDto,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const today = businessDateOf(this.clock());
    const place = cursor === undefined ? undefined : (this.tokens.cursorIn(cursor) ?? '');
    const { answer } = await answeredAt(
      this.database,
      caller,
      pointOfToday(today),
      async (snapshot) => {
        const revision = await mandatesRevision(snapshot, id);
        if (revision === undefined) throw new ProblemException('NOT_FOUND');
        if (!(await readsMandates(snapshot, caller, id, today))) throw new ProblemException('FORBIDDEN');
        return {
          revision,
          page: await listMandates(snapshot, id, { limit, cursor: place }),
        };
      },
      ['organisations'],
    ).catch((error: unknown) => {
      throw error instanceof InvalidCursor ? new ProblemException('CURSOR_INVALID') : error;
    });
    if (answer.revision !== null) setEntityTag(response, this.tokens.revision(answer.revision, id));
    const next = answer.page.next && this.tokens.cursor(answer.page.next);
    response.setHeader('Link', pageLinks(request, next));
    response.json({ ...answer.page, next });
  }
}
