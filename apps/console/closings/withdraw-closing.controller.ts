import { Param, Post, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { type ProblemDocument } from '#contracts';
import { type ClosingSheetAnswer } from '../api/closing-answers.js';
import { pathOf } from '../api/path-of.js';
import { type FormFault } from '../forms/form-faults.js';
import { FormFields } from '../forms/form-fields.js';
import { keyShownAgain, RECORDED_OTHERWISE, sendForm, shownAfter } from '../forms/form-sending.js';
import { formView } from '../forms/form.view.js';
import { postedForm, type PostedForm } from '../forms/posted-form.js';
import { recordedOtherwiseNotice } from '../forms/recorded-otherwise-notice.js';
import { staleNotice } from '../forms/stale-notice.js';
import { statusOf, unknownNotice } from '../forms/unknown-outcome.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { sendPage } from '../page/send-page.js';
import { type SignedInVisit } from '../visit/visit.js';
import { Visits } from '../visit/visits.js';
import { CLOSERS } from '../visit/writers.js';

interface Filled {
  readonly posted: PostedForm;
  readonly faults?: readonly FormFault[];
  readonly problem?: ProblemDocument | null;
  readonly unknown?: boolean;
}

async function formPage(visit: SignedInVisit, id: string, filled: Filled | null): Promise<string> {
  const { api, words } = visit;
  const closing = await api.get<ClosingSheetAnswer>(pathOf('/closings/:id', { id }));
  const { posted, faults = [], problem = null, unknown = false } = filled ?? {};
  const form = new FormFields(words, posted?.values ?? new Map(), faults);
  const fields = form.area('comment', {
    label: words.say('Explication', 'Explanation'),
    hint: words.say(
      'Elle est chiffrée à l’enregistrement. L’arrêté reste lisible.',
      'It is stored encrypted. The closing can still be read.',
    ),
    required: true,
    rows: 3,
  });
  const title = words.say('Retirer l’arrêté', 'Withdraw the closing');
  const back = { href: `/closings/${closing.closingId}`, label: closing.name };
  return page(visit, {
    title: `${faults.length > 0 ? words.say('Erreur', 'Error') + words.colon : ''}${title} – ${closing.name}`,
    main: formView(visit, {
      title,
      back,
      revision: closing.revision,
      key: posted && keyShownAgain(posted, problem),
      submit: words.say('Retirer', 'Withdraw'),
      form,
      fields,
      notice: unknown
        ? unknownNotice(visit)
        : problem?.code === 'REVISION_STALE'
          ? staleNotice(visit, back.href)
          : problem?.code === RECORDED_OTHERWISE && recordedOtherwiseNotice(visit, back),
    }),
  });
}

/** The form by which a closing made by mistake is withdrawn. */
@PageController('closings', CLOSERS)
export class WithdrawClosing {
  constructor(private readonly visits: Visits) {}

  @Page(':id/withdraw')
  form(
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    return formPage(this.visits.signedIn(request, response), id, null);
  }

  @Post(':id/withdraw')
  async send(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const visit = this.visits.signedIn(request, response);
    const posted = postedForm((request.body ?? {}) as Record<string, string | string[]>);
    const sent = await sendForm(visit, posted, { method: 'POST', template: '/closings/:id/withdrawal', id });
    if ('answer' in sent) response.redirect(303, shownAfter(`/closings/${id}`, sent.answer));
    else if ('unknown' in sent) {
      const again = await formPage(visit, id, { posted, unknown: true }).catch(() => {
        throw sent.error;
      });
      sendPage(response, statusOf(sent.error), again);
    } else if ('faults' in sent) {
      const { problem, faults } = sent;
      sendPage(response, problem?.status ?? 422, await formPage(visit, id, { posted, faults, problem }));
    } else sendPage(response, 200, await formPage(visit, id, { posted }));
  }
}
