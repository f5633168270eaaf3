import { Post, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { type CohortAnswer } from '#contracts';
import { ROUND_ACTS } from '#domain';
import { organisationOptions } from '../api/organisation-options.js';
import { type ListAnswer, type ListedPartnership } from '../api/list-answers.js';
import { questionnaires } from '../api/questionnaires.js';
import { filledFormPage, showAgain, type FilledForm } from '../forms/filled-form.js';
import { sendForm } from '../forms/form-sending.js';
import { postedForm } from '../forms/posted-form.js';
import { askedOf } from '../filters/filter.js';
import { PORTFOLIO_FILTERS } from '../filters/known-filters.js';
import { Page, PageController } from '../page/page-route.js';
import { sendPage } from '../page/send-page.js';
import { roundBody, ROUND_START } from '../rounds/round-fields.js';
import { type MeAnswer } from '../tour/me-answer.js';
import { type SignedInVisit } from '../visit/visit.js';
import { Visits } from '../visit/visits.js';
import { WRITERS } from '../visit/writers.js';
import { cohortChoice, cohortFields, MOST_IN_COHORT, type Choosable } from './cohort-fields.js';
import { verdictsPage } from './verdicts.view.js';

const PAGE = '200';

/** The partnerships of the page's criteria; none where they are more than a round is opened on at once. */
async function chosenBy({ api, address }: SignedInVisit): Promise<ListAnswer<ListedPartnership>> {
  const items: ListedPartnership[] = [];
  const query = askedOf(address, PORTFOLIO_FILTERS);
  query.set('limit', PAGE);
  for (;;) {
    const found = await api.get<ListAnswer<ListedPartnership>>('/partnerships', query);
    if (found.total > MOST_IN_COHORT) return { ...found, items: [], next: null };
    items.push(...found.items);
    if (found.next === null) return { ...found, items };
    query.set('cursor', found.next);
  }
}

/** Whether the reader conducts evaluations in a partnership; the API judges. */
async function conducting({ api, caller }: SignedInVisit): Promise<(one: ListedPartnership) => boolean> {
  if (caller.roles.includes('data-steward')) return () => true;
  const { actsFor } = await api.get<MeAnswer>('/me');
  const { by } = ROUND_ACTS['open-round'];
  return ({ parties }) =>
    parties.some(
      ({ organisationId, roles }) =>
        organisationId === actsFor && roles.some((role) => by !== 'asked' && by.includes(role)),
    );
}

/** The form that opens a round on each partnership of a cohort, chosen by the criteria of the portfolio. */
@PageController('cohorts', WRITERS)
export class OpenCohort {
  constructor(private readonly visits: Visits) {}

  @Page('new')
  form(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    return this.page(this.visits.signedIn(request, response), null);
  }

  @Post('new')
  async open(@Req() request: Request, @Res() response: Response): Promise<void> {
    const visit = this.visits.signedIn(request, response);
    const typed = postedForm((request.body ?? {}) as Record<string, string | string[]>);
    const posted = { ...typed, body: roundBody(typed) };
    const sent = await sendForm(visit, posted, { method: 'POST', template: '/rounds', creates: true });
    if (!('answer' in sent)) {
      await showAgain(response, sent, posted, (filled) => this.page(visit, filled));
      return;
    }
    const opened = sent.answer as unknown as CohortAnswer;
    sendPage(
      response,
      200,
      verdictsPage(visit, String(posted.body['cohort']), opened, await chosenBy(visit)),
    );
  }

  private async page(visit: SignedInVisit, filled: FilledForm | null): Promise<string> {
    const { api, words } = visit;
    const [found, conducts, published, { listed: organisations }] = await Promise.all([
      chosenBy(visit),
      conducting(visit),
      questionnaires(api),
      organisationOptions(api),
    ]);
    const choosable: Choosable[] = found.items.map((one) => ({ ...one, isConducted: conducts(one) }));
    const ticked = choosable.filter(({ isConducted }) => isConducted);
    return filledFormPage(
      visit,
      {
        title: words.say('Ouvrir un tour sur une cohorte', 'Open a round on a cohort'),
        lead: words.say(
          'Les mêmes questions à plusieurs partenariats à la fois : un tour est ouvert sur chacun, et ses réponses y sont scellées jusqu’à sa clôture.',
          'The same questions to many partnerships at once: a round is opened on each, and its answers are sealed there until it closes.',
        ),
        back: { href: '/rounds', label: words.say('Tours d’évaluation', 'Evaluation rounds') },
        revision: null,
        submit: words.say('Ouvrir les tours', 'Open the rounds'),
        start: new Map([
          ...ROUND_START,
          ['partnershipIds', ticked.map(({ partnershipId }) => partnershipId)],
        ]),
        before: cohortChoice(visit, { total: found.total, choosable, organisations }),
        fields: (form) => cohortFields(form, { choosable, total: found.total, published }),
      },
      filled,
    );
  }
}
