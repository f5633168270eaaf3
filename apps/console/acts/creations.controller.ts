import { Post, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { organisationOptions } from '../api/organisation-options.js';
import { type FormFault } from '../forms/form-faults.js';
import { FormFields } from '../forms/form-fields.js';
import { sendForm, shownAfter } from '../forms/form-sending.js';
import { formView } from '../forms/form.view.js';
import { postedForm, type PostedForm } from '../forms/posted-form.js';
import { page } from '../page/page.js';
import { Page, PageController, sendPage } from '../page/page-route.js';
import { type SignedInVisit } from '../visit/visit.js';
import { Visits } from '../visit/visits.js';
import { WRITERS } from '../visit/writers.js';
import { type Creation } from './creation.js';
import { REGISTER_ORGANISATION } from './organisation/register-organisation.js';
import { REGISTER_PARTNERSHIP } from './partnership/register-partnership.js';

/** What the API answers for something that is there already, asked to be new. */
const ALREADY_THERE = ['REVISION_STALE', 'ALREADY_EXISTS'];

async function formPage(
  visit: SignedInVisit,
  creation: Creation,
  posted: PostedForm | null,
  faults: readonly FormFault[],
): Promise<string> {
  const { words, api } = visit;
  const organisations = creation.needsOrganisations ? await organisationOptions(api) : [];
  const values = posted?.values ?? new Map(Object.entries(creation.start));
  const form = new FormFields(words, values, faults, posted?.control('_action'));
  const fields = creation.fields(form, organisations);
  const title = words.of(creation.title);
  return page(visit, {
    title: `${faults.length > 0 ? words.say('Erreur : ', 'Error: ') : ''}${title}`,
    main: formView(visit, {
      title,
      lead: words.of(creation.lead),
      back: { href: creation.path, label: words.of(creation.list) },
      revision: null,
      submit: words.say('Enregistrer', 'Register'),
      form,
      fields,
    }),
  });
}

/** Forms that register something new. */
@PageController('', WRITERS)
export class Creations {
  constructor(private readonly visits: Visits) {}

  @Page('partnerships/new')
  partnershipForm(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    return formPage(this.visits.signedIn(request, response), REGISTER_PARTNERSHIP, null, []);
  }

  @Post('partnerships/new')
  registerPartnership(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.register(REGISTER_PARTNERSHIP, request, response);
  }

  @Page('organisations/new')
  organisationForm(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    return formPage(this.visits.signedIn(request, response), REGISTER_ORGANISATION, null, []);
  }

  @Post('organisations/new')
  registerOrganisation(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.register(REGISTER_ORGANISATION, request, response);
  }

  private async register(creation: Creation, request: Request, response: Response): Promise<void> {
    const visit = this.visits.signedIn(request, response);
    const posted = postedForm((request.body ?? {}) as Record<string, string | string[]>);
    const sent = await sendForm(visit, posted, { method: 'POST', template: creation.path, creates: true });
    if ('answer' in sent) {
      response.redirect(303, shownAfter(`${creation.path}/${sent.answer.id}`, sent.answer));
    } else if ('asksForRow' in sent) {
      sendPage(response, 200, await formPage(visit, creation, posted, []));
    } else {
      const isThere = ALREADY_THERE.includes(sent.problem?.code ?? '');
      const faults = (isThere && creation.alreadyThere?.(visit, posted)) || sent.faults;
      sendPage(response, sent.problem?.status ?? 422, await formPage(visit, creation, posted, faults));
    }
  }
}
