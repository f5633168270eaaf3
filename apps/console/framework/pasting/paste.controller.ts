import { Param, Post, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { ProblemException, type CommandAnswerBody } from '#contracts';
import { indicatorsOf, isAgreed } from '../../acts/partnership/sheet-indicators.js';
import { ApiRefusal } from '../../api/api-refusal.js';
import { pathOf } from '../../api/path-of.js';
import { type SheetAnswer } from '../../api/sheet-answer.js';
import { isUnknown, statusOf, unknownNotice } from '../../forms/unknown-outcome.js';
import { page } from '../../page/page.js';
import { Page, PageController } from '../../page/page-route.js';
import { sendPage } from '../../page/send-page.js';
import { versionInForce } from '../../sheet/indicators.view.js';
import { offers } from '../../sheet/offers.js';
import { type SignedInVisit } from '../../visit/visit.js';
import { Visits } from '../../visit/visits.js';
import { WRITERS } from '../../visit/writers.js';
import { pastedRows } from './pasted-rows.js';
import { pasteView, type PasteContent, type RowVerdict } from './paste.view.js';

type Judged = CommandAnswerBody & { readonly verdicts: readonly RowVerdict[] };
type Shown = Partial<Omit<PasteContent, 'sheet' | 'indicators'>>;

/** Refusals that belong to what was pasted. */
const MENDABLE = [409, 412, 413, 422];

const rowAt = (pointer: string | undefined): string => {
  const row = /^#?\/rows\/(\d+)/.exec(pointer ?? '')?.[1];
  return row === undefined ? '' : `${Number(row) + 1}. `;
};

/** Measurements pasted as a table. */
@PageController('partnerships', WRITERS)
export class PasteMeasurements {
  constructor(private readonly visits: Visits) {}

  @Page(':id/measurements')
  async form(
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const visit = this.visits.signedIn(request, response);
    const sheet = await this.sheet(visit, id);
    if (!offers(visit, sheet, 'record-measurements')) throw new ProblemException('ACT_NOT_ALLOWED');
    return this.page(visit, sheet, {});
  }

  @Post(':id/measurements')
  async send(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const visit = this.visits.signedIn(request, response);
    const sent = (request.body ?? {}) as Readonly<Record<string, string | undefined>>;
    const table = (sent.table ?? '').replaceAll('\r\n', '\n');
    const rows = pastedRows(table);
    const isTrial = sent.try === 'true';
    try {
      const { verdicts, position } = (await visit.api.send({
        method: 'POST',
        path: `${pathOf('/partnerships/:id/measurements', { id })}${isTrial ? '?dryRun=true' : ''}`,
        body: { rows: rows.map(({ body }) => body) },
        idempotencyKey: sent._key ?? '',
        revision: sent._revision ?? '',
      })) as Judged;
      const sheet = await this.sheet(visit, id, isTrial ? null : position);
      const refused = verdicts.filter(({ verdict }) => verdict === 'refused');
      const left = isTrial ? table : refused.map(({ row }) => rows[row]?.line ?? '').join('\n');
      sendPage(response, 200, this.page(visit, sheet, { table: left, judged: { isTrial, rows, verdicts } }));
    } catch (error) {
      const again = (shown: Shown) =>
        this.sheet(visit, id).then((sheet) => this.page(visit, sheet, { table, ...shown }));
      if (isUnknown(statusOf(error)))
        sendPage(response, statusOf(error), await again({ notice: unknownNotice(visit), key: sent._key }));
      else if (error instanceof ApiRefusal && MENDABLE.includes(error.problem.status)) {
        const { errors, detail, title, status } = error.problem;
        const faults = errors.map((fault) => ({ field: null, detail: rowAt(fault.pointer) + fault.detail }));
        const all = faults.length > 0 ? faults : [{ field: null, detail: detail ?? title }];
        sendPage(response, status, await again({ faults: all }));
      } else throw error;
    }
  }

  private sheet({ api }: SignedInVisit, id: string, after: string | null = null): Promise<SheetAnswer> {
    const asked = new URLSearchParams(after === null ? {} : { after });
    return api.get<SheetAnswer>(pathOf('/partnerships/:id', { id }), asked);
  }

  private page(visit: SignedInVisit, sheet: SheetAnswer, shown: Shown): string {
    const agreed = indicatorsOf(sheet).filter(isAgreed);
    return page(visit, {
      title: `${visit.words.say('Coller un tableau de mesures', 'Paste a table of measurements')} – ${sheet.description.title}`,
      main: pasteView(visit, {
        ...{ table: '', faults: [], notice: null, key: undefined, judged: null, ...shown },
        sheet,
        indicators: agreed.flatMap((one) => versionInForce(one)?.name ?? []),
      }),
    });
  }
}
