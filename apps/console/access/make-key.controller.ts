import { Post, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { SERVICE_ROLES } from '#contracts';
import { ROLES } from '#platform';
import { ApiRefusal } from '../api/api-refusal.js';
import { organisationOptions } from '../api/organisation-options.js';
import { faultsOf, type FormFault } from '../forms/form-faults.js';
import { FormFields } from '../forms/form-fields.js';
import { formView } from '../forms/form.view.js';
import { postedForm, type PostedForm } from '../forms/posted-form.js';
import { html } from '../html/html.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { sendPage } from '../page/send-page.js';
import { type SignedInVisit } from '../visit/visit.js';
import { Visits } from '../visit/visits.js';
import { type MadeKey } from './access-answers.js';

/** What the form can mend. */
const FORM_STATUSES = [409, 422];

async function formPage(
  visit: SignedInVisit,
  posted: PostedForm | null = null,
  faults: readonly FormFault[] = [],
): Promise<string> {
  const { words, api } = visit;
  const { listed } = await organisationOptions(api);
  const form = new FormFields(words, posted?.values ?? new Map(), faults);
  const title = words.say('Donner une clé à un programme', 'Give a program a key');
  const fields = html`${form.text('name', { label: words.say('Programme', 'Program'), required: true })}
  ${form.boxes('roles', {
    label: words.say('Rôles', 'Roles'),
    required: true,
    choices: SERVICE_ROLES.map((value) => ({ value, label: words.of(ROLES[value]) })),
  })}
  ${form.flag('writes', {
    label: words.say('Peut aussi écrire', 'May write too'),
    hint: words.say('Sinon la clé ne permet que de lire.', 'Otherwise the key only lets one read.'),
  })}
  ${form.select('organisationId', {
    label: words.say('Organisation pour laquelle il agit', 'Organisation it acts for'),
    hint: words.say('Elle lui donne un mandat à part.', 'It is given a mandate apart.'),
    none: words.say('Aucune', 'None'),
    choices: listed.map(({ organisationId, name }) => ({ value: organisationId, label: name })),
  })}
  ${form.day('expiresOn', {
    label: words.say('Dernier jour', 'Last day'),
    hint: words.say('Dans un an au plus tard.', 'A year from now at the latest.'),
    required: true,
  })}`;
  return page(visit, {
    title: faults.length > 0 ? words.say('Erreur', 'Error') + words.colon + title : title,
    main: formView(visit, {
      title,
      back: { href: '/access', label: words.say('Personnes et clés', 'People and keys') },
      revision: null,
      key: posted?.control('_key'),
      submit: words.say('Faire la clé', 'Make the key'),
      form,
      fields,
    }),
  });
}

/** The key, this once. */
function madePage(visit: SignedInVisit, { key }: MadeKey): string {
  const { words } = visit;
  const title = words.say('La clé est faite', 'The key is made');
  return page(visit, {
    title,
    main: html`<div class="reading">
      <h1>${title}</h1>
      <p class="lead">
        ${words.say(
          'Copiez-la maintenant : elle n’est montrée qu’ici, et le registre n’en garde qu’une empreinte.',
          'Copy it now: it is shown here only, and the ledger keeps no more than its fingerprint.',
        )}
      </p>
      <pre class="command" tabindex="0"><code>${key}</code></pre>
      <p><a href="/access#keys">${words.say('Personnes et clés', 'People and keys')}</a></p>
    </div>`,
  });
}

/** The form by which an administrator makes a key. */
@PageController('access/keys', ['administrator'])
export class MakeKey {
  constructor(private readonly visits: Visits) {}

  @Page('new')
  form(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    return formPage(this.visits.signedIn(request, response));
  }

  @Post('new')
  async make(@Req() request: Request, @Res() response: Response): Promise<void> {
    const visit = this.visits.signedIn(request, response);
    const posted = postedForm((request.body ?? {}) as Record<string, string | string[]>);
    const { writes = false, ...asked } = posted.body;
    try {
      const body = { ...asked, readOnly: writes !== true };
      const key = posted.control('_key') ?? '';
      const made = await visit.api.change<MadeKey>('POST', '/service-accounts', body, key);
      if (made) sendPage(response, 200, madePage(visit, made));
    } catch (error) {
      if (!(error instanceof ApiRefusal) || !FORM_STATUSES.includes(error.problem.status)) throw error;
      const { problem } = error;
      const faults = faultsOf(problem, posted);
      const told = faults.length > 0 ? faults : [{ field: null, detail: problem.detail ?? problem.title }];
      sendPage(response, problem.status, await formPage(visit, posted, told));
    }
  }
}
