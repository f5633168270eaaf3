import { Param, Post, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { type ProblemDocument } from '#contracts';
import { MANDATE_CAPACITY_LABELS, MANDATE_WITHDRAWAL_REASON_LABELS } from '#domain';
import { type Organisation } from '../api/list-answers.js';
import { organisationOptions } from '../api/organisation-options.js';
import { pathOf } from '../api/path-of.js';
import { type FormFault } from '../forms/form-faults.js';
import { FormFields } from '../forms/form-fields.js';
import { keyShownAgain, sendForm } from '../forms/form-sending.js';
import { formView } from '../forms/form.view.js';
import { postedForm, type PostedForm } from '../forms/posted-form.js';
import { staleNotice } from '../forms/stale-notice.js';
import { html, type Html } from '../html/html.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { sendPage } from '../page/send-page.js';
import { type SignedInVisit } from '../visit/visit.js';
import { Visits } from '../visit/visits.js';
import { mandatesPage, mandatesAddress } from './mandates.page.js';
import { nameOf, peopleToChoose } from './people-to-choose.js';

/** A form sent, and what was wrong with it. */
interface Filled {
  readonly posted: PostedForm;
  readonly faults: readonly FormFault[];
  readonly problem: ProblemDocument | null;
}

/** What each of the two forms is made of. */
interface MandateForm {
  readonly id: string;
  readonly title: (visit: SignedInVisit) => string;
  readonly submit: (visit: SignedInVisit) => string;
  readonly fields: (form: FormFields, visit: SignedInVisit) => Html | Promise<Html>;
  /** What the API knows the mandates' present state as; null to give another. */
  readonly revision: (visit: SignedInVisit) => Promise<string | null>;
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const giving = (id: string): MandateForm => ({
  id,
  title: ({ words }) => words.say('Donner un mandat', 'Give a mandate'),
  submit: ({ words }) => words.say('Donner', 'Give'),
  revision: () => Promise.resolve(null),
  template: '/organisations/:id/mandates',
  parameters: {},
  fields: async (form, { words, api }) => {
    const people = await peopleToChoose(api);
    return html`${form.select('personId', {
      label: words.say('Qui agira', 'Who will act'),
      hint: words.say(
        'Une personne qui s’est connectée, ou un programme qui a une clé.',
        'Someone who has signed in, or a program that has a key.',
      ),
      required: true,
      choices: people.map((one) => ({ value: one.id, label: nameOf(words, one) })),
    })}
    ${form.select('capacity', {
      label: words.say('À quel titre', 'In what capacity'),
      required: true,
      choices: form.choices(MANDATE_CAPACITY_LABELS),
    })}
    ${form.day('from', {
      label: words.say('Premier jour', 'First day'),
      hint: words.say('Aujourd’hui si rien n’est indiqué.', 'Today if nothing is given.'),
    })}
    ${form.day('until', {
      label: words.say('Dernier jour', 'Last day'),
      hint: words.say('Dans trois ans au plus tard.', 'Three years later at the latest.'),
      required: true,
    })}`;
  },
});

const withdrawing = (id: string, mandateId: string): MandateForm => ({
  id,
  title: ({ words }) => words.say('Retirer un mandat', 'Withdraw a mandate'),
  submit: ({ words }) => words.say('Retirer', 'Withdraw'),
  revision: ({ api }) => api.tagOf(pathOf('/organisations/:id/mandates', { id })),
  template: '/organisations/:id/mandates/:mandateId/withdrawal',
  parameters: { mandateId },
  fields: (form, { words }) =>
    html`${form.select('reason', {
      label: words.say('Motif', 'Reason'),
      required: true,
      choices: form.choices(MANDATE_WITHDRAWAL_REASON_LABELS),
    })}
    ${form.area('comment', {
      label: words.say('Commentaire', 'Comment'),
      hint: words.say('Il est chiffré à l’enregistrement.', 'It is stored encrypted.'),
      rows: 2,
    })}`,
});

async function formPage(
  visit: SignedInVisit,
  mandateForm: MandateForm,
  filled: Filled | null = null,
): Promise<string> {
  const { words, api } = visit;
  const { id } = mandateForm;
  const { name } = await api.get<Organisation>(pathOf('/organisations/:id', { id }));
  const { posted, faults = [], problem = null } = filled ?? {};
  const form = new FormFields(words, posted?.values ?? new Map(), faults);
  const fields = await mandateForm.fields(form, visit);
  const title = mandateForm.title(visit);
  const back = { href: mandatesAddress(id), label: name };
  return page(visit, {
    title: `${faults.length > 0 ? words.say('Erreur', 'Error') + words.colon : ''}${title} – ${name}`,
    main: formView(visit, {
      title,
      lead: name,
      back,
      revision: await mandateForm.revision(visit),
      key: posted && keyShownAgain(posted, problem),
      submit: mandateForm.submit(visit),
      form,
      fields,
      notice: problem?.code === 'REVISION_STALE' && staleNotice(visit, back.href),
    }),
  });
}

/** Where an administrator sees who may act for an organisation, gives mandates and withdraws them. */
@PageController('access/mandates', ['administrator'])
export class MandatePages {
  constructor(private readonly visits: Visits) {}

  @Page()
  async show(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    const visit = this.visits.signedIn(request, response);
    const { listed } = await organisationOptions(visit.api);
    return mandatesPage(visit, listed);
  }

  @Page(':id/give')
  giveForm(
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    return formPage(this.visits.signedIn(request, response), giving(id));
  }

  @Post(':id/give')
  give(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.send(giving(id), request, response);
  }

  @Page(':id/:mandateId/withdraw')
  withdrawForm(
    @Param('id') id: string,
    @Param('mandateId') mandateId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    return formPage(this.visits.signedIn(request, response), withdrawing(id, mandateId));
  }

  @Post(':id/:mandateId/withdraw')
  withdraw(
    @Param('id') id: string,
    @Param('mandateId') mandateId: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.send(withdrawing(id, mandateId), request, response);
  }

  private async send(mandateForm: MandateForm, request: Request, response: Response): Promise<void> {
    const { id, template, parameters } = mandateForm;
    const visit = this.visits.signedIn(request, response);
    const read = postedForm((request.body ?? {}) as Record<string, string | string[]>);
    const posted = { ...read, parameters };
    const creates = template.endsWith('/mandates');
    const sent = await sendForm(visit, posted, { method: 'POST', template, id, creates });
    if ('answer' in sent) {
      const query = new URLSearchParams({ organisation: id, after: sent.answer.position, done: 'recorded' });
      response.redirect(303, `/access/mandates?${query.toString()}`);
    } else if ('unknown' in sent) throw sent.error;
    else {
      const { faults, problem } = 'faults' in sent ? sent : { faults: [], problem: null };
      sendPage(
        response,
        problem?.status ?? 422,
        await formPage(visit, mandateForm, { posted, faults, problem }),
      );
    }
  }
}
