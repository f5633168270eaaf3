import { Param, Post, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { ProblemException } from '#contracts';
import { partyChoices } from '../acts/choices.js';
import { pathOf } from '../api/path-of.js';
import { questionnaires } from '../api/questionnaires.js';
import { type SheetAnswer } from '../api/sheet-answer.js';
import { factFields } from '../forms/fact-fields.js';
import { filledFormPage, showAgain, type FilledForm } from '../forms/filled-form.js';
import { sendForm, shownAfter } from '../forms/form-sending.js';
import { postedForm } from '../forms/posted-form.js';
import { html } from '../html/html.js';
import { Page, PageController } from '../page/page-route.js';
import { type SignedInVisit } from '../visit/visit.js';
import { Visits } from '../visit/visits.js';
import { WRITERS } from '../visit/writers.js';
import { mayOpenRound } from './may-open-round.js';
import { roundBody, roundFields, ROUND_START } from './round-fields.js';

/** The form that opens a round on a partnership. */
@PageController('partnerships', WRITERS)
export class OpenRound {
  constructor(private readonly visits: Visits) {}

  @Page(':id/open-round')
  form(
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    return this.page(this.visits.signedIn(request, response), id, null);
  }

  @Post(':id/open-round')
  async open(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const visit = this.visits.signedIn(request, response);
    const typed = postedForm((request.body ?? {}) as Record<string, string | string[]>);
    const posted = { ...typed, body: roundBody(typed) };
    const sent = await sendForm(visit, posted, {
      method: 'POST',
      template: '/partnerships/:id/rounds',
      id,
      creates: true,
    });
    if ('answer' in sent) response.redirect(303, shownAfter(`/rounds/${sent.answer.id}`, sent.answer));
    else await showAgain(response, sent, posted, (filled) => this.page(visit, id, filled));
  }

  private async page(visit: SignedInVisit, id: string, filled: FilledForm | null): Promise<string> {
    const { api, words } = visit;
    const [sheet, published] = await Promise.all([
      api.get<SheetAnswer>(pathOf('/partnerships/:id', { id })),
      questionnaires(api),
    ]);
    if (!filled && !(await mayOpenRound(visit, sheet))) throw new ProblemException('ACT_NOT_ALLOWED');
    return filledFormPage(
      visit,
      {
        title: words.say('Ouvrir un tour d’évaluation', 'Open an evaluation round'),
        lead: words.say(
          'Les réponses sont scellées dès qu’elles sont données : personne d’autre que leur auteur ne les lit avant la clôture.',
          'Answers are sealed as soon as they are given: nobody but their author reads them before closing.',
        ),
        back: { href: `/partnerships/${sheet.partnershipId}/rounds`, label: sheet.description.title },
        revision: null,
        submit: words.say('Ouvrir le tour', 'Open the round'),
        start: new Map(ROUND_START),
        fields: (form) => html`${roundFields(form, published)}
        ${form.boxes('organisationIds', {
          label: words.say('Parties interrogées', 'Parties asked'),
          hint: words.say(
            'Ne cochez rien pour interroger les porteurs, partenaires et financeurs présents.',
            'Tick none to ask the current carriers, partners and funders.',
          ),
          choices: partyChoices(sheet, words),
        })}
        ${factFields(form, words.say('Jour de l’ouverture', 'Day of the opening'))}`,
      },
      filled,
    );
  }
}
