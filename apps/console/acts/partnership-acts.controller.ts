import { Param, Post, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { ProblemException, type ProblemDocument } from '#contracts';
import { libraryOptions } from '../api/library-options.js';
import { organisationOptions } from '../api/organisation-options.js';
import { pathOf } from '../api/path-of.js';
import { type SheetAnswer } from '../api/sheet-answer.js';
import { type FormFault } from '../forms/form-faults.js';
import { FormFields } from '../forms/form-fields.js';
import { keyShownAgain, RECORDED_OTHERWISE, sendForm, shownAfter } from '../forms/form-sending.js';
import { formView } from '../forms/form.view.js';
import { postedForm, type PostedForm } from '../forms/posted-form.js';
import { recordedOtherwiseNotice } from '../forms/recorded-otherwise-notice.js';
import { staleNotice } from '../forms/stale-notice.js';
import { statusOf, unknownNotice, unknownTitle } from '../forms/unknown-outcome.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { sendPage } from '../page/send-page.js';
import { type SignedInVisit } from '../visit/visit.js';
import { Visits } from '../visit/visits.js';
import { WRITERS } from '../visit/writers.js';
import { type ActContext, type PartnershipAct } from './act.js';
import { requireAllowed } from './allowed.js';
import { speakerChoices } from './choices.js';
import { partnershipAct } from './partnership-acts.js';

interface Filled {
  readonly posted: PostedForm;
  readonly faults?: readonly FormFault[];
  readonly problem?: ProblemDocument | null;
  /** What came instead of an answer, when it may be recorded. */
  readonly unknown?: { readonly error: unknown };
}

/** @throws ProblemException NOT_FOUND */
function actNamed(slug: string): PartnershipAct {
  const act = partnershipAct(slug);
  if (!act) throw new ProblemException('NOT_FOUND');
  return act;
}

const shownAt = (id: string, { shownAt: below }: PartnershipAct): string =>
  `/partnerships/${id}${below === undefined ? '' : `/${below}`}`;

async function formPage(
  visit: SignedInVisit,
  act: PartnershipAct,
  id: string,
  filled: Filled | null,
): Promise<string> {
  const { api, words, address } = visit;
  const sheet = await api.get<SheetAnswer>(pathOf('/partnerships/:id', { id }));
  if (!filled) requireAllowed(sheet, act, address.searchParams.get('factId'));
  const { posted, faults = [], problem = null, unknown } = filled ?? {};
  // A sheet that has moved on makes another form, in which what was typed might not stand.
  if (unknown && posted?.control('_revision') !== sheet.revision) throw unknown.error;
  const context: ActContext = {
    sheet,
    organisations: () => organisationOptions(api),
    library: () => libraryOptions(api),
    speakers: () => speakerChoices(visit, sheet),
  };
  const start = {
    datePrecision: ['day'],
    ...(filled ? {} : await act.start?.(sheet, address.searchParams, context)),
  };
  const fromAddress = [...address.searchParams].map(([name, value]): [string, string[]] => [name, [value]]);
  const values = new Map<string, readonly string[]>([
    ...(filled ? [] : Object.entries(start)),
    ...fromAddress,
    ...(posted?.values ?? []),
  ]);
  const form = new FormFields(words, values, faults, posted?.control('_action'));
  const fields = await act.fields(form, context);
  const title = words.of(act.title);
  const warning = unknown ? unknownTitle(visit) : faults.length > 0 ? words.say('Erreur', 'Error') : null;
  const back = { href: `/partnerships/${sheet.partnershipId}`, label: sheet.description.title };
  return page(visit, {
    title: `${warning === null ? '' : warning + words.colon}${title} – ${sheet.description.title}`,
    main: formView(visit, {
      title,
      lead: act.lead && words.of(act.lead),
      back,
      revision: sheet.revision,
      key: posted && keyShownAgain(posted, problem),
      submit: words.say('Enregistrer', 'Record'),
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

/** Forms about a partnership: each sends one command, and shows at its fields what the API refuses. */
@PageController('partnerships', WRITERS)
export class PartnershipActs {
  constructor(private readonly visits: Visits) {}

  @Page(':id/:act')
  async form(
    @Param('id') id: string,
    @Param('act') slug: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const act = actNamed(slug);
    return formPage(this.visits.signedIn(request, response), act, id, null);
  }

  @Post(':id/:act')
  async send(
    @Param('id') id: string,
    @Param('act') slug: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const act = actNamed(slug);
    const visit = this.visits.signedIn(request, response);
    const posted = postedForm((request.body ?? {}) as Record<string, string | string[]>);
    const template = `/partnerships/:id/${act.command}`;
    const sent = await sendForm(visit, posted, { method: act.method ?? 'POST', template, id });
    if ('answer' in sent) {
      response.redirect(303, shownAfter(shownAt(id, act), sent.answer));
    } else if ('asksForRow' in sent) {
      sendPage(response, 200, await formPage(visit, act, id, { posted }));
    } else if ('unknown' in sent) {
      const again = await formPage(visit, act, id, { posted, unknown: sent }).catch(() => {
        throw sent.error;
      });
      sendPage(response, statusOf(sent.error), again);
    } else {
      const { problem } = sent;
      const more = problem
        ? (act.moreFaults?.(problem, posted, (fr, en) => visit.words.say(fr, en)) ?? [])
        : [];
      const faults = [...sent.faults, ...more];
      sendPage(response, problem?.status ?? 422, await formPage(visit, act, id, { posted, faults, problem }));
    }
  }
}
