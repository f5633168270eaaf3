import { Inject, Param, Query as Asked, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { type DataSource } from 'typeorm';
import { ClosingListDto, IdentifierPipe, ProblemException, ReadDto } from '#contracts';
import { businessDateOf, seesEverything } from '#domain';
import { type Codec } from '#event-store';
import { CurrentCaller, OpaqueTokens, setEntityTag, type Caller } from '#platform';
import {
  ClosingPage,
  ClosingSheet,
  closingSeen,
  InvalidCursor,
  listClosings,
  listedClosing,
  listLink,
  viewerOf,
  type KnownClosing,
  type ListedClosing,
} from '#read-models';
import { pageLinks } from '../page-links.js';
import { CLOCK, CLOCKS_OF_CLOSING, CODEC, DATABASE, type ClosingClocks } from '../parts.js';
import { Query, QueryController } from '../query-route.js';
import { ClosedReports } from '../two-clocks/closed-reports.js';

@QueryController('closings', { fr: 'Arrêtés', en: 'Closings' })
export class ClosingQueries {
  constructor(
    @Inject(DATABASE) private readonly database: DataSource,
    @Inject(CODEC) private readonly codec: Codec,
    @Inject(CLOCKS_OF_CLOSING) private readonly clocksOf: ClosingClocks,
    @Inject(CLOCK) private readonly clock: () => Date,
    private readonly closed: ClosedReports,
    private readonly tokens: OpaqueTokens,
  ) {}

  @Query('', { fr: 'Arrêtés', en: 'Closings' })
  @ApiOkResponse({ type: ClosingPage })
  async list(
    @CurrentCaller() caller: Caller,
    @Asked() { limit, cursor }: ClosingListDto,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const viewer = await viewerOf(this.database, caller, businessDateOf(this.clock()));
    const place = cursor === undefined ? undefined : (this.tokens.cursorIn(cursor) ?? '');
    const page = await listClosings(this.database, viewer, { limit, cursor: place }).catch(
      (error: unknown) => {
        throw error instanceof InvalidCursor ? new ProblemException('CURSOR_INVALID') : error;
      },
    );
    const next = page.next && this.tokens.cursor(page.next);
    response.setHeader('Link', pageLinks(request, next));
    const items = page.items.map((closing) => this.listed(caller, closing));
    response.json(await this.codec.openAll({ ...page, items, next }));
  }

  /** Its `ETag` is what `If-Match` takes. Never a 304: what was recorded since grows without a new revision. */
  @Query(':id', { fr: 'Un arrêté', en: 'One closing' })
  @ApiOkResponse({ type: ClosingSheet })
  async find(
    @CurrentCaller() caller: Caller,
    @Param('id', IdentifierPipe) closingId: string,
    @Asked() _: ReadDto,
    @Res() response: Response,
  ): Promise<void> {
    const today = businessDateOf(this.clock());
    const closing = await closingSeen(this.database, caller, today, closingId);
    const clocks = closing && (await this.clocksOf(caller, closingId));
    if (!clocks) throw new ProblemException('NOT_FOUND');
    const point = { today, ...clocks };
    const sheet: ClosingSheet = {
      ...this.listed(caller, listedClosing(closing)),
      knownAt: this.tokens.position(clocks.knownAt, closingId),
      laterFacts: await this.closed.laterFacts(closingId, caller, {}, point),
      portfolio: listLink('/v1/portfolio', { closing: closingId }),
    };
    setEntityTag(response, sheet.revision);
    response.json(await this.codec.openAll(sheet));
  }

  private listed(caller: Caller, closing: KnownClosing): ListedClosing {
    return {
      ...closing,
      recordedUpTo: seesEverything(caller) ? closing.recordedUpTo : null,
      revision: this.tokens.revision(closing.revision, closing.closingId),
    };
  }
}
