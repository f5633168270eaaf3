import { Post, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { type ProblemDocument } from '#contracts';
import { NONE_LISTED, organisationOptions } from '../api/organisation-options.js';
import { type FormFault } from '../forms/form-faults.js';
import { FormFields } from '../forms/form-fields.js';
import { keyShownAgain, RECORDED_OTHERWISE, sendForm, shownAfter } from '../forms/form-sending.js';
import { formView } from '../forms/form.view.js';
import { postedForm, type PostedForm } from '../forms/posted-form.js';
import { recordedOtherwiseNotice } from '../forms/recorded-otherwise-notice.js';
import { statusOf, unknownNotice, unknownTitle } from '../forms/unknown-outcome.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { sendPage } from '../page/send-page.js';
import { type SignedInVisit } from '../visit/visit.js';
import { Visits } from '../visit/visits.js';
import { CLOSERS, WRITERS } from '../visit/writers.js';
import { CLOSE_REPORT } from './closing/close-report.js';
import { type Creation } from './creation.js';
import { REGISTER_ORGANISATION } from './organisation/register-organisation.js';
import { REGISTER_PARTNERSHIP } from './partnership/register-partnership.js';

/** What the API answers for something that is there already, asked to be new. */
const ALREADY_THERE = ['REVISION_STALE', 'ALREADY_EXISTS'];

/** A form sent, and what came of it. */
interface Filled {
  readonly posted: PostedForm;
  readonly faults?: readonly FormFault[];
  readonly problem?: ProblemDocument | null;
  readonly unknown?: boolean;
}

async function formPage(
  visit: SignedInVisit,
  creation: Creation,
  filled: Filled | null = null,
): Promise<string> {
  const { words, api, address } = visit;
  const { posted, faults = [], problem = null, unknown = false } = filled ?? {};
  const organisations = creation.needsOrganisations ? await organisationOptions(api) : NONE_LISTED;
  const fromAddress = (creation.startsWith ?? []).map((name): [string, string[]] => [
    name,
    address.searchParams.getAll(name),
  ]);
  const values = posted?.values ?? new Map([...Object.entries(creation.start), ...fromAddress]);
  const form = new FormFields(words, values, faults, posted?.control('_action'));
  const fields = creation.fields(form, organisations);
  const title = words.of(creation.title);
  const list = { href: creation.path, label: words.of(creation.list) };
  const warning = unknown ? unknownTitle(visit) : faults.length > 0 ? words.say('Erreur', 'Error') : null;
  return page(visit, {
    title: warning === null ? title : `${warning}${words.colon}${title}`,
    main: formView(visit, {
      title,
      lead: words.of(creation.lead),
      back: list,
      revision: null,
      key: posted && keyShownAgain(posted, problem),
      submit: words.say('Enregistrer', 'Register'),
      form,
      fields,
      notice: unknown
        ? unknownNotice(visit)
        : problem?.code === RECORDED_OTHERWISE && recordedOtherwiseNotice(visit, list),
    }),
  });
}

async function register(
  visit: SignedInVisit,
  creation: Creation,
  request: Request,
  response: Response,
): Promise<void> {
  const posted = postedForm((request.body ?? {}) as Record<string, string | string[]>);
  const sent = await sendForm(visit, posted, { method: 'POST', template: creation.path, creates: true });
  if ('answer' in sent) {
    response.redirect(303, shownAfter(`${creation.path}/${sent.answer.id}`, sent.answer));
  } else if ('asksForRow' in sent) {
    sendPage(response, 200, await formPage(visit, creation, { posted }));
  } else if ('unknown' in sent) {
    // Where the form cannot be made either, what was sent is shown all the same.
    const again = await formPage(visit, creation, { posted, unknown: true }).catch(() => {
      throw sent.error;
    });
    sendPage(response, statusOf(sent.error), again);
  } else {
    const { problem } = sent;
    const isThere = ALREADY_THERE.includes(problem?.code ?? '');
    const faults = (isThere && creation.alreadyThere?.(visit, posted)) || sent.faults;
    sendPage(response, problem?.status ?? 422, await formPage(visit, creation, { posted, faults, problem }));
  }
}

/** Forms that register something new. */
@PageController('', WRITERS)
export class Creations {
  constructor(private readonly visits: Visits) {}

  @Page('partnerships/new')
  partnershipForm(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    return formPage(this.visits.signedIn(request, response), REGISTER_PARTNERSHIP);
  }

  @Post('partnerships/new')
  registerPartnership(@Req() request: Request, @Res() response: Response): Promise<void> {
    return register(this.visits.signedIn(request, response), REGISTER_PARTNERSHIP, request, response);
  }

  @Page('organisations/new')
  organisationForm(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    return formPage(this.visits.signedIn(request, response), REGISTER_ORGANISATION);
  }

  @Post('organisations/new')
  registerOrganisation(@Req() request: Request, @Res() response: Response): Promise<void> {
    return register(this.visits.signedIn(request, response), REGISTER_ORGANISATION, request, response);
  }
}

/** The form that closes reports. */
@PageController('closings', CLOSERS)
export class ClosingCreations {
  constructor(private readonly visits: Visits) {}

  @Page('new')
  form(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    return formPage(this.visits.signedIn(request, response), CLOSE_REPORT);
  }

  @Post('new')
  close(@Req() request: Request, @Res() response: Response): Promise<void> {
    return register(this.visits.signedIn(request, response), CLOSE_REPORT, request, response);
  }
}
