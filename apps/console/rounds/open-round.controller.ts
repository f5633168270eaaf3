import { Param, Post, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { ProblemException, type ProblemDocument } from '#contracts';
import { PANEL_LABELS, type Questionnaire } from '#domain';
import { partyChoices } from '../acts/choices.js';
import { pathOf } from '../api/path-of.js';
import { questionnaires } from '../api/questionnaires.js';
import { type SheetAnswer } from '../api/sheet-answer.js';
import { factFields } from '../forms/fact-fields.js';
import { type FormFault } from '../forms/form-faults.js';
import { FormFields } from '../forms/form-fields.js';
import { inClear } from '../forms/in-clear.js';
import { keyShownAgain, RECORDED_OTHERWISE, sendForm, shownAfter } from '../forms/form-sending.js';
import { formView } from '../forms/form.view.js';
import { postedForm, type PostedForm } from '../forms/posted-form.js';
import { recordedOtherwiseNotice } from '../forms/recorded-otherwise-notice.js';
import { statusOf, unknownNotice, unknownTitle } from '../forms/unknown-outcome.js';
import { html, type Html } from '../html/html.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { sendPage } from '../page/send-page.js';
import { type SignedInVisit } from '../visit/visit.js';
import { Visits } from '../visit/visits.js';
import { WRITERS } from '../visit/writers.js';
import { mayOpenRound } from './may-open-round.js';

interface Filled {
  readonly posted: PostedForm;
  readonly faults?: readonly FormFault[];
  readonly problem?: ProblemDocument | null;
  readonly unknown?: boolean;
}

/** From how many answers on a panel is shown, unless somebody says otherwise. */
const USUAL_THRESHOLD = '5';

/** A version of a questionnaire, as one value of a form. */
const versionOf = ({ code, version }: Questionnaire): string => `${code}@${version}`;

/** What is asked of a round, on one partnership or many. */
export function roundFields(form: FormFields, published: readonly Questionnaire[]): Html {
  const { words } = form;
  return html`${form.text('title', { label: words.say('Titre', 'Title'), hint: inClear(words), required: true })}
    ${form.select('questionnaire', {
      label: words.say('Questionnaire', 'Questionnaire'),
      hint: words.say('Chacun répond à la même version.', 'Everybody answers the same version.'),
      choices: published.map((one) => ({
        value: versionOf(one),
        label: `${words.of(one.title)}, version ${one.version} (${words.counted(one.questions.length, ['question', 'questions'], ['question', 'questions'])}${
          one.isValidated ? '' : words.say(' ; non validé par Le RAMEAU', '; not validated by Le RAMEAU')
        })`,
      })),
      none: null,
      required: true,
    })}
    ${form.group(
      words.say('Panels interrogés', 'Panels asked'),
      form.rows(
        'panels',
        { atLeast: 1, add: words.say('Un panel de plus', 'One more panel') },
        (path) =>
          html`<div class="side-by-side">
          ${form.select(`${path}/panel`, {
            label: words.say('Panel', 'Panel'),
            choices: form.choices(PANEL_LABELS),
            none: words.say('Aucun', 'None'),
          })}
          ${form.number(`${path}/threshold`, {
            label: words.say('Montré à partir de (réponses)', 'Shown from (answers)'),
          })}
        </div>`,
      ),
    )}
    ${form.day('closesOn', { label: words.say('Dernier jour pour répondre', 'Last day to answer'), required: true })}`;
}

/** The command's body: the questionnaire by its code and version, a panel without a threshold under the usual one. */
export function roundBody({ body }: PostedForm): Record<string, unknown> {
  const [code, version] = typeof body.questionnaire === 'string' ? body.questionnaire.split('@') : [];
  const panels = Array.isArray(body.panels) ? (body.panels as Record<string, unknown>[]) : [];
  return {
    ...body,
    ...(code !== undefined && { questionnaire: { code, version: Number(version) } }),
    panels: panels
      .filter(({ panel }) => panel !== undefined)
      .map((asked) => ({ threshold: Number(USUAL_THRESHOLD), ...asked })),
  };
}

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
    else if ('asksForRow' in sent) sendPage(response, 200, await this.page(visit, id, { posted }));
    else if ('unknown' in sent) {
      const again = await this.page(visit, id, { posted, unknown: true }).catch(() => {
        throw sent.error;
      });
      sendPage(response, statusOf(sent.error), again);
    } else {
      const { problem, faults } = sent;
      sendPage(response, problem?.status ?? 422, await this.page(visit, id, { posted, faults, problem }));
    }
  }

  private async page(visit: SignedInVisit, id: string, filled: Filled | null): Promise<string> {
    const { api, words } = visit;
    const [sheet, published] = await Promise.all([
      api.get<SheetAnswer>(pathOf('/partnerships/:id', { id })),
      questionnaires(api),
    ]);
    if (!filled && !(await mayOpenRound(visit, sheet))) throw new ProblemException('ACT_NOT_ALLOWED');
    const { posted, faults = [], problem = null, unknown = false } = filled ?? {};
    const start = new Map([
      ['datePrecision', ['day']],
      ['panels/0/threshold', [USUAL_THRESHOLD]],
    ]);
    const form = new FormFields(words, posted?.values ?? start, faults, posted?.control('_action'));
    const fields = html`${roundFields(form, published)}
    ${form.boxes('organisationIds', {
      label: words.say('Parties interrogées', 'Parties asked'),
      hint: words.say(
        'Ne cochez rien pour interroger les porteurs, partenaires et financeurs présents.',
        'Tick none to ask the current carriers, partners and funders.',
      ),
      choices: partyChoices(sheet, words),
    })}
    ${factFields(form, words.say('Jour de l’ouverture', 'Day of the opening'))}`;
    const title = words.say('Ouvrir un tour d’évaluation', 'Open an evaluation round');
    const warning = unknown ? unknownTitle(visit) : faults.length > 0 ? words.say('Erreur', 'Error') : null;
    const back = {
      href: `/partnerships/${sheet.partnershipId}/rounds`,
      label: sheet.description.title,
    };
    return page(visit, {
      title: `${warning === null ? '' : warning + words.colon}${title} – ${sheet.description.title}`,
      main: formView(visit, {
        title,
        lead: words.say(
          'Les réponses sont scellées dès qu’elles sont données : personne d’autre que leur auteur ne les lit avant la clôture.',
          'Answers are sealed as soon as they are given: nobody but their author reads them before closing.',
        ),
        back,
        revision: null,
        key: posted && keyShownAgain(posted, problem),
        submit: words.say('Ouvrir le tour', 'Open the round'),
        form,
        fields,
        notice: unknown
          ? unknownNotice(visit)
          : problem?.code === RECORDED_OTHERWISE && recordedOtherwiseNotice(visit, back),
      }),
    });
  }
}
