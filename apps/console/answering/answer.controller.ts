import { Param, Post, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { ProblemException } from '#contracts';
import { pathOf } from '../api/path-of.js';
import { questionnaireAsked } from '../api/questionnaires.js';
import { type RoundAnswer } from '../api/round-answers.js';
import { type FormFault } from '../forms/form-faults.js';
import { html, type Html } from '../html/html.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { sendPage } from '../page/send-page.js';
import { offersInRound } from '../rounds/round-links.js';
import { type MeAnswer } from '../tour/me-answer.js';
import { type SignedInVisit } from '../visit/visit.js';
import { Visits } from '../visit/visits.js';
import { WRITERS } from '../visit/writers.js';
import { dated } from '../words/time.js';
import { answerFaults } from './answer-faults.js';
import { answerPageView, nextAddress, sectionAsked } from './answer-page.view.js';
import { ownSheet, saveSheet, type OwnSheet } from './own-sheet.js';
import { withSection, type SheetAnswers } from './posted-answers.js';

type Sent = Readonly<Record<string, string | string[]>>;

/** One's own sheet made the one that stands for one's party, where several answer for it. */
function officialForm(
  { words }: SignedInVisit,
  round: RoundAnswer,
  { sheetId }: OwnSheet,
  mayName: boolean,
): Html | null {
  if (!mayName || sheetId === null) return null;
  return html`<section aria-labelledby="official">
    <h2 id="official">${words.say('Si vous êtes plusieurs à répondre', 'If several of you answer')}</h2>
    <p>
      ${words.say(
        'La médiane de vos réponses vaut pour votre organisation, à moins qu’elle ne désigne l’une d’elles.',
        'The median of your answers stands for your organisation, unless it names one of them.',
      )}
    </p>
    <p class="actions">
      <a class="button button--quiet" href="/rounds/${round.roundId}/official?sheetId=${sheetId}"
        >${words.say('Désigner la mienne comme réponse officielle', 'Name mine as the official answer')}</a
      >
    </p>
  </section>`;
}

/** A party's answer to a round, saved part by part. */
@PageController('rounds', WRITERS)
export class AnswerPages {
  constructor(private readonly visits: Visits) {}

  @Page(':id/answer')
  form(
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    return this.page(this.visits.signedIn(request, response), id, null);
  }

  @Post(':id/answer')
  async save(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const visit = this.visits.signedIn(request, response);
    const { api } = visit;
    const sent = (request.body ?? {}) as Sent;
    const round = await this.round(visit, id);
    const questionnaire = await questionnaireAsked(api, round.questionnaire);
    const { actsFor: organisationId } = await api.get<MeAnswer>('/me');
    const section = sectionAsked(visit, { questionnaire, given: { answers: {}, comments: {} } });
    const change = (before: SheetAnswers) => withSection(before, section, sent);
    try {
      const read = () => ownSheet(api, id);
      const path = pathOf('/rounds/:id/sheet', { id });
      const { position } = await saveSheet(api, path, { read, change, more: { organisationId } });
      const next = nextAddress(`/rounds/${id}/answer`, questionnaire, section);
      response.redirect(303, `${next}&${new URLSearchParams({ after: position }).toString()}`);
    } catch (error) {
      const { status, faults } = answerFaults(error);
      sendPage(response, status, await this.page(visit, id, { change, faults }));
    }
  }

  private round({ api, address }: SignedInVisit, id: string): Promise<RoundAnswer> {
    const after = address.searchParams.get('after');
    const asked = new URLSearchParams(after === null ? {} : { after });
    return api.get<RoundAnswer>(pathOf('/rounds/:id', { id }), asked);
  }

  private async page(
    visit: SignedInVisit,
    id: string,
    filled: {
      readonly change: (before: SheetAnswers) => SheetAnswers;
      readonly faults: readonly FormFault[];
    } | null,
  ): Promise<string> {
    const { api, words } = visit;
    const round = await this.round(visit, id);
    if (!offersInRound(visit, round, 'give-sheet')) throw new ProblemException('ACT_NOT_ALLOWED');
    const [questionnaire, own] = await Promise.all([
      questionnaireAsked(api, round.questionnaire),
      ownSheet(api, id),
    ]);
    return page(visit, {
      title: `${words.say('Répondre', 'Answer')} – ${round.title}`,
      main: answerPageView(visit, {
        path: `/rounds/${id}/answer`,
        title: round.title,
        eyebrow: html`<a href="/rounds/${id}">${round.partnershipTitle}</a>`,
        lead: html`${words.say(
          'Chaque partie est enregistrée quand vous l’envoyez. Vos réponses sont scellées jusqu’à la clôture ; vous pouvez les revoir jusqu’au',
          'Each part is saved when you send it. Your answers are sealed until closing; you may revise them until',
        )}
        ${dated(words, round.closesOn)}.`,
        questionnaire,
        given: filled ? filled.change(own) : own,
        faults: filled?.faults ?? [],
        afterwards: officialForm(visit, round, own, offersInRound(visit, round, 'name-official-sheet')),
      }),
    });
  }
}
