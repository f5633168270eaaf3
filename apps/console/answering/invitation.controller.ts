import { Controller, Get, Inject, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { ProblemException } from '#contracts';
import { PANEL_LABELS, type Panel, type Questionnaire } from '#domain';
import {
  CONFIGURATION,
  CountedByInvitation,
  isSameOrigin,
  Public,
  type ConsoleConfiguration,
} from '#platform';
import { type Api } from '../api/api.js';
import { pathOf } from '../api/path-of.js';
import { type FormFault } from '../forms/form-faults.js';
import { html } from '../html/html.js';
import { page } from '../page/page.js';
import { PageProblems } from '../page/page-problems.filter.js';
import { sendPage } from '../page/send-page.js';
import { type Visit } from '../visit/visit.js';
import { Visits } from '../visit/visits.js';
import { dated } from '../words/time.js';
import { answerFaults } from './answer-faults.js';
import { answerPageView, nextAddress, sectionAsked } from './answer-page.view.js';
import { secretOf } from './own-secret.js';
import { saveSheet, sheetOf, type GivenSheet } from './own-sheet.js';
import { NO_ANSWERS, withSection, type SheetAnswers } from './posted-answers.js';

/** What an invitation opens. */
interface InvitationAnswer {
  readonly title: string;
  readonly panel: Panel;
  readonly closesOn: string;
  readonly questionnaire: Questionnaire;
  /** What its holder answered; null before. */
  readonly sheet: GivenSheet | null;
}

interface BorneInvitation {
  readonly token: string;
  readonly secret: string;
}

/** Where the API is asked for it; a token that is no token is found nowhere. */
const borne = ({ token, secret }: BorneInvitation): string =>
  pathOf('/invitations/:token.:secret', { token, secret });

/** A panel member's answer, by the link alone: no account, no menu, nothing kept of who holds it. */
@ApiExcludeController()
@Public()
@CountedByInvitation()
@UseFilters(PageProblems)
@Controller('invitation')
export class InvitationPages {
  constructor(
    private readonly visits: Visits,
    @Inject(CONFIGURATION) private readonly configuration: ConsoleConfiguration,
  ) {}

  private secretOf(request: Request, token: string) {
    return secretOf(request, token, this.configuration.publicUrl.startsWith('https:'));
  }

  @Get(':token')
  async form(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const visit = this.visits.anyone(request, response);
    const { secret, keepIn } = this.secretOf(request, token);
    const made = await this.page(visit, this.visits.api(request, null), { token, secret }, null);
    keepIn(response);
    sendPage(response, 200, made);
  }

  @Post(':token')
  async save(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    if (!isSameOrigin(request)) throw new ProblemException('FORBIDDEN');
    const visit = this.visits.anyone(request, response);
    const api = this.visits.api(request, null);
    const { secret, keepIn } = this.secretOf(request, token);
    const path = borne({ token, secret });
    const { questionnaire } = await api.get<InvitationAnswer>(path);
    keepIn(response);
    const sent = (request.body ?? {}) as Readonly<Record<string, string | string[]>>;
    const section = sectionAsked(visit, { questionnaire, given: NO_ANSWERS });
    const change = (before: SheetAnswers) => withSection(before, section, sent);
    try {
      const read = async () => sheetOf((await api.get<InvitationAnswer>(path)).sheet);
      await saveSheet(api, path, { read, change });
      const next = nextAddress(`/invitation/${token}`, questionnaire, section);
      response.set('Cache-Control', 'no-store').redirect(303, next);
    } catch (error) {
      const { status, faults } = answerFaults(error);
      sendPage(response, status, await this.page(visit, api, { token, secret }, { change, faults }));
    }
  }

  private async page(
    visit: Visit,
    api: Api,
    invitation: BorneInvitation,
    filled: {
      readonly change: (before: SheetAnswers) => SheetAnswers;
      readonly faults: readonly FormFault[];
    } | null,
  ): Promise<string> {
    const { words } = visit;
    const opened = await api.get<InvitationAnswer>(borne(invitation));
    const { title, panel, closesOn, questionnaire, sheet } = opened;
    const given = sheetOf(sheet);
    return page(
      { ...visit, caller: null },
      {
        title,
        isAlone: true,
        main: answerPageView(visit, {
          path: `/invitation/${invitation.token}`,
          title,
          eyebrow: words.label(PANEL_LABELS, panel),
          lead: html`${words.say(
            'Ce lien n’est qu’à vous et ne dit pas qui vous êtes. Chaque partie est enregistrée quand vous l’envoyez ; vous seul pouvez y revenir, depuis ce même navigateur, jusqu’au',
            'This link is yours alone and does not say who you are. Each part is saved when you send it; only you may come back to it, from this same browser, until',
          )}
          ${dated(words, closesOn)}.`,
          questionnaire,
          given: filled ? filled.change(given) : given,
          faults: filled?.faults ?? [],
          afterwards: null,
        }),
      },
    );
  }
}
