import { Inject, Param, Post, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { ProblemException } from '#contracts';
import { hasPlaceInRound } from '#domain';
import { CONFIGURATION, type ConsoleConfiguration } from '#platform';
import { pathOf } from '../api/path-of.js';
import { questionnaireAsked } from '../api/questionnaires.js';
import { type RoundAnswer } from '../api/round-answers.js';
import { filledFormPage, showAgain, type FilledForm } from '../forms/filled-form.js';
import { sendForm, shownAfter } from '../forms/form-sending.js';
import { postedForm } from '../forms/posted-form.js';
import { Page, PageController } from '../page/page-route.js';
import { sendPage } from '../page/send-page.js';
import { type SignedInVisit } from '../visit/visit.js';
import { Visits } from '../visit/visits.js';
import { WRITERS } from '../visit/writers.js';
import { askedSpeakers } from './asked-choices.js';
import { invitationsPage, type InvitationsGiven } from './invitations.view.js';
import { type RoundAct, type RoundContext } from './round-act.js';
import { roundAct } from './round-acts.js';

/** @throws ProblemException NOT_FOUND */
function actNamed(slug: string): RoundAct {
  const act = roundAct(slug);
  if (!act) throw new ProblemException('NOT_FOUND');
  return act;
}

const contextOf = (visit: SignedInVisit, round: RoundAnswer): RoundContext => ({
  round,
  api: visit.api,
  words: visit.words,
  questionnaire: () => questionnaireAsked(visit.api, round.questionnaire),
  speakers: () => askedSpeakers(visit, round),
});

const roundOf = ({ api }: SignedInVisit, id: string): Promise<RoundAnswer> =>
  api.get<RoundAnswer>(pathOf('/rounds/:id', { id }));

/** Keeps a form from who may not send it; one that has no place as the round stands is left to the API, which says so. */
function requireAllowed({ state, mayDo }: RoundAnswer, { type }: RoundAct): void {
  if ((hasPlaceInRound(state, type) || mayDo.length === 0) && !mayDo.includes(type))
    throw new ProblemException('ACT_NOT_ALLOWED');
}

async function formPage(
  visit: SignedInVisit,
  act: RoundAct,
  id: string,
  filled: FilledForm | null,
): Promise<string> {
  const { words, address } = visit;
  const round = await roundOf(visit, id);
  if (!filled) requireAllowed(round, act);
  const context = contextOf(visit, round);
  const standing = (await act.standing?.(context, address.searchParams)) ?? null;
  const isPut = act.standing !== undefined;
  return filledFormPage(
    visit,
    {
      title: words.of(act.title),
      lead: act.lead ? words.of(act.lead) : null,
      back: { href: `/rounds/${round.roundId}`, label: round.title },
      revision: isPut ? (standing?.revision ?? null) : round.revision,
      submit: act.submit ? words.of(act.submit) : words.say('Enregistrer', 'Record'),
      before: standing?.notice,
      start: new Map([
        ['datePrecision', ['day']],
        ...[...address.searchParams].map(([name, value]): [string, string[]] => [name, [value]]),
        ...Object.entries(standing?.values ?? {}),
      ]),
      fields: (form) => act.fields(form, context),
    },
    filled,
  );
}

/** Forms about a round: each sends one command, and shows at its fields what the API refuses. */
@PageController('rounds', WRITERS)
export class RoundActs {
  constructor(
    private readonly visits: Visits,
    @Inject(CONFIGURATION) private readonly configuration: ConsoleConfiguration,
  ) {}

  @Page(':id/:act')
  async form(
    @Param('id') id: string,
    @Param('act') slug: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    return formPage(this.visits.signedIn(request, response), actNamed(slug), id, null);
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
    const typed = postedForm((request.body ?? {}) as Record<string, string | string[]>);
    const posted = act.body
      ? { ...typed, body: await act.body(typed, contextOf(visit, await roundOf(visit, id))) }
      : typed;
    const template = `/rounds/:id/${act.command}`;
    const { method = 'POST' } = act;
    // What may stand already is made where the form was made without it.
    const creates = act.standing !== undefined && posted.control('_revision') === undefined;
    const sent = await sendForm(visit, posted, { method, template, id, creates });
    if ('answer' in sent) {
      if (act.type === 'invite-panel') {
        const round = await roundOf(visit, id);
        const given = sent.answer as typeof sent.answer & InvitationsGiven;
        sendPage(
          response,
          200,
          invitationsPage(visit, round, String(posted.body.panel), given, this.configuration.publicUrl),
        );
        return;
      }
      response.redirect(303, shownAfter(`/rounds/${id}`, sent.answer));
    } else await showAgain(response, sent, posted, (filled) => formPage(visit, act, id, filled));
  }
}
