import { Param, Post, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { pathOf } from '../api/path-of.js';
import { type SharedIndicatorAnswer } from '../api/shared-indicator-answers.js';
import { filledFormPage, showAgain, type FilledForm } from '../forms/filled-form.js';
import { sendForm, shownAfter } from '../forms/form-sending.js';
import { postedForm } from '../forms/posted-form.js';
import { Page, PageController } from '../page/page-route.js';
import { type SignedInVisit } from '../visit/visit.js';
import { Visits } from '../visit/visits.js';
import { sharedDefinitionFields, startOfDefinition } from './shared-definition-fields.js';

const sentBy = (request: Request) => postedForm((request.body ?? {}) as Record<string, string | string[]>);

function publishPage(visit: SignedInVisit, filled: FilledForm | null): Promise<string> {
  const { words } = visit;
  return filledFormPage(
    visit,
    {
      title: words.say('Publier un indicateur partagé', 'Publish a shared indicator'),
      lead: words.say(
        'Ce que les partenariats ont en commun : chacun y ajoute son départ, sa cible et sa période.',
        'What partnerships have in common: each adds its baseline, its target and its period.',
      ),
      back: {
        href: '/shared-indicators',
        label: words.say('Bibliothèque d’indicateurs', 'Library of indicators'),
      },
      revision: null,
      submit: words.say('Publier', 'Publish'),
      start: new Map([['datePrecision', ['day']]]),
      fields: sharedDefinitionFields,
    },
    filled,
  );
}

async function revisePage(visit: SignedInVisit, id: string, filled: FilledForm | null): Promise<string> {
  const { api, words } = visit;
  const indicator = await api.get<SharedIndicatorAnswer>(pathOf('/shared-indicators/:id', { id }));
  const latest = indicator.versions.at(-1);
  return filledFormPage(
    visit,
    {
      title: words.say('Publier une nouvelle version', 'Publish a new version'),
      lead: words.say(
        'Les partenariats qui usent d’une version antérieure la gardent, et comptent avec elle, jusqu’à ce qu’ils conviennent de la nouvelle.',
        'Partnerships that use an earlier version keep it, and count under it, until they agree on the new one.',
      ),
      back: { href: `/shared-indicators/${indicator.sharedIndicatorId}`, label: indicator.name },
      revision: indicator.revision,
      submit: words.say('Publier', 'Publish'),
      start: new Map([['datePrecision', ['day']], ...(latest ? startOfDefinition(latest.definition) : [])]),
      fields: sharedDefinitionFields,
    },
    filled,
  );
}

/** The forms of who keeps the library. */
@PageController('shared-indicators', ['data-steward'])
export class SharedIndicatorForms {
  constructor(private readonly visits: Visits) {}

  @Page('new')
  newForm(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    return publishPage(this.visits.signedIn(request, response), null);
  }

  @Post('new')
  async publish(@Req() request: Request, @Res() response: Response): Promise<void> {
    const visit = this.visits.signedIn(request, response);
    const posted = sentBy(request);
    const template = '/shared-indicators';
    const sent = await sendForm(visit, posted, { method: 'POST', template, creates: true });
    if ('answer' in sent) response.redirect(303, shownAfter(`${template}/${sent.answer.id}`, sent.answer));
    else await showAgain(response, sent, posted, (filled) => publishPage(visit, filled));
  }

  @Page(':id/revise')
  form(
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    return revisePage(this.visits.signedIn(request, response), id, null);
  }

  @Post(':id/revise')
  async revise(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const visit = this.visits.signedIn(request, response);
    const posted = sentBy(request);
    const template = '/shared-indicators/:id/versions';
    const sent = await sendForm(visit, posted, { method: 'POST', template, id });
    if ('answer' in sent) response.redirect(303, shownAfter(`/shared-indicators/${id}`, sent.answer));
    else await showAgain(response, sent, posted, (filled) => revisePage(visit, id, filled));
  }
}
