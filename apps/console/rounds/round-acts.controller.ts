import { Inject, Param, Post, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { ProblemException, type ProblemDocument } from '#contracts';
import { hasPlaceInRound } from '#domain';
import { CONFIGURATION, type ConsoleConfiguration } from '#platform';
import { pathOf } from '../api/path-of.js';
import { questionnaireAsked } from '../api/questionnaires.js';
import { type RoundAnswer } from '../api/round-answers.js';
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
import { askedSpeakers } from './asked-choices.js';
import { invitationsPage, type InvitationsGiven } from './invitations.view.js';
import { type RoundAct, type RoundContext } from './round-act.js';
import { roundAct } from './round-acts.js';

interface Filled {
  readonly posted: PostedForm;
  readonly faults?: readonly FormFault[];
  readonly problem?: ProblemDocument | null;
  readonly unknown?: boolean;
}

/** @throws ProblemException NOT_FOUND */
function actNamed(slug: string): RoundAct {
  const act = roundAct(slug);
  if (!act) throw new ProblemException('NOT_FOUND');
  return act;
}

const contextOf = (visit: SignedInVisit, round: RoundAnswer): RoundContext => ({
  round,
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
  filled: Filled | null,
): Promise<string> {
  const { words, address } = visit;
  const round = await roundOf(visit, id);
  if (!filled) requireAllowed(round, act);
  const { posted, faults = [], problem = null, unknown = false } = filled ?? {};
  const fromAddress = [...address.searchParams].map(([name, value]): [string, string[]] => [name, [value]]);
  const values = new Map<string, readonly string[]>([
    ...(filled ? [] : [['datePrecision', ['day']] as const]),
    ...fromAddress,
    ...(posted?.values ?? []),
  ]);
  const form = new FormFields(words, values, faults, posted?.control('_action'));
  const fields = await act.fields(form, contextOf(visit, round));
  const title = words.of(act.title);
  const warning = unknown ? unknownTitle(visit) : faults.length > 0 ? words.say('Erreur', 'Error') : null;
  const back = { href: `/rounds/${round.roundId}`, label: round.title };
  return page(visit, {
    title: `${warning === null ? '' : warning + words.colon}${title} – ${round.title}`,
    main: formView(visit, {
      title,
      lead: act.lead && words.of(act.lead),
      back,
      revision: round.revision,
      key: posted && keyShownAgain(posted, problem),
      submit: act.submit ? words.of(act.submit) : words.say('Enregistrer', 'Record'),
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
    const { method = 'POST', creates = false } = act;
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
    } else if ('asksForRow' in sent) {
      sendPage(response, 200, await formPage(visit, act, id, { posted }));
    } else if ('unknown' in sent) {
      const again = await formPage(visit, act, id, { posted, unknown: true }).catch(() => {
        throw sent.error;
      });
      sendPage(response, statusOf(sent.error), again);
    } else {
      const { problem, faults } = sent;
      sendPage(response, problem?.status ?? 422, await formPage(visit, act, id, { posted, faults, problem }));
    }
  }
}
