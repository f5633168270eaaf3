import { Param, Post, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { businessDateOf } from '#domain';
import { pathOf } from '../api/path-of.js';
import { askedOf } from '../filters/filter.js';
import { html } from '../html/html.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { type SignedInVisit } from '../visit/visit.js';
import { Visits } from '../visit/visits.js';
import { type PeopleAnswer, type ServiceAccount } from './access-answers.js';
import { keysView } from './keys.view.js';
import { peopleView } from './people.view.js';

async function accessPage(visit: SignedInVisit): Promise<string> {
  const { api, address, caller, words } = visit;
  const isAdministrator = caller.roles.includes('administrator');
  const [people, keys] = await Promise.all([
    api.get<PeopleAnswer>('/people', askedOf(address, [], ['cursor'])),
    isAdministrator ? api.get<{ readonly items: readonly ServiceAccount[] }>('/service-accounts') : null,
  ]);
  const title = words.say('Personnes et clés', 'People and keys');
  return page(visit, {
    title,
    main: html`<div class="page-head">
        <h1>${title}</h1>
        <p class="lead">
          ${words.say(
            'Le registre ne connaît les personnes que par un pseudonyme ; leurs noms se tiennent ici, à part, et s’effacent.',
            'The ledger knows people by a pseudonym only; their names are kept here, apart, and can be erased.',
          )}
        </p>
      </div>
      <section aria-labelledby="people">
        <h2 id="people">${words.say('Personnes', 'People')}</h2>
        ${peopleView(visit, people)}
      </section>
      ${
        isAdministrator &&
        html`<p>
          <a href="/access/mandates"
            >${words.say('Mandats : qui agit pour quelle organisation', 'Mandates: who acts for which organisation')}</a
          >
        </p>`
      }
      ${
        keys &&
        html`<section aria-labelledby="keys">
          <h2 id="keys">${words.say('Clés des programmes', 'Keys of programs')}</h2>
          ${keysView(visit, keys.items, businessDateOf(new Date()))}
        </section>`
      }`,
  });
}

/** Where administrators see people and manage keys, and the data protection officer erases names. */
@PageController('access', ['administrator', 'dpo'])
export class AccessPages {
  constructor(private readonly visits: Visits) {}

  @Page()
  show(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    return accessPage(this.visits.signedIn(request, response));
  }

  @Post('people/:id/erasure')
  async erase(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const { api } = this.visits.signedIn(request, response);
    await api.change('DELETE', pathOf('/people/:id', { id }));
    response.redirect(303, '/access');
  }

  @Post('keys/:id/revocation')
  async revoke(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const { api } = this.visits.signedIn(request, response);
    await api.change('POST', pathOf('/service-accounts/:id/revocation', { id }));
    response.redirect(303, '/access#keys');
  }
}
