import { Param, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import {
  type PartnershipComparisonAnswer,
  type PortfolioComparisonAnswer,
} from '../api/comparison-answers.js';
import { pathOf } from '../api/path-of.js';
import { type SheetAnswer } from '../api/sheet-answer.js';
import { CLOCKS, clocksIn, SECOND_CLOCKS } from '../clocks/clocks.js';
import { closingsToChoose } from '../clocks/page-point.js';
import { addressWith, askedOf } from '../filters/filter.js';
import { PORTFOLIO_FILTERS } from '../filters/known-filters.js';
import { html, type Html } from '../html/html.js';
import { page } from '../page/page.js';
import { Page, PageController } from '../page/page-route.js';
import { emptyState } from '../page/parts.js';
import { type SignedInVisit } from '../visit/visit.js';
import { Visits } from '../visit/visits.js';
import { changesView } from './changes.view.js';
import { figuresView } from './figures.view.js';
import { pointsForm } from './points-form.js';

const COMPARED_PARTNERSHIPS = '20';

/** Both points, as the API is asked. */
const pointsAsked = ({ address }: SignedInVisit): [string, string][] => [
  ...Object.entries(clocksIn(address, CLOCKS)),
  ...Object.entries(clocksIn(address, SECOND_CLOCKS)),
];

const head = (title: string, back: { readonly href: string; readonly label: string }): Html =>
  html`<div class="page-head">
    <p class="eyebrow"><a href="${back.href}">${back.label}</a></p>
    <h1>${title}</h1>
  </div>`;

/** What changed between two points, in a partnership and in the portfolio. */
@PageController()
export class ComparisonPages {
  constructor(private readonly visits: Visits) {}

  @Page('partnerships/:id/compare')
  async partnership(
    @Param('id') id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const visit = this.visits.signedIn(request, response);
    const { api, words } = visit;
    const path = pathOf('/partnerships/:id', { id });
    const [comparison, sheet, closings] = await Promise.all([
      api.get<PartnershipComparisonAnswer>(`${path}/compare`, new URLSearchParams(pointsAsked(visit))),
      api.get<SheetAnswer>(path),
      closingsToChoose(api),
    ]);
    const title = words.say('Ce qui a changé', 'What changed');
    const { changes } = comparison;
    return page(visit, {
      title: `${title} – ${sheet.description.title}`,
      main: html`${head(title, { href: path, label: sheet.description.title })}
        ${pointsForm(visit, comparison, closings)}
        <p class="count" role="status">
          ${words.counted(changes.length, ['différence', 'différences'], ['difference', 'differences'])}
        </p>
        ${
          changes.length === 0
            ? emptyState(
                words.say('Rien ne diffère entre ces deux points.', 'Nothing differs between these points.'),
              )
            : html`<section aria-labelledby="changes">
                <h2 id="changes">${words.say('Champ par champ', 'Field by field')}</h2>
                ${changesView(words, changes, comparison.partnershipId)}
              </section>`
        }`,
    });
  }

  @Page('compare')
  async portfolio(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    const visit = this.visits.signedIn(request, response);
    const { api, words, address } = visit;
    const asked = askedOf(address, PORTFOLIO_FILTERS, ['cursor']);
    const [comparison, closings] = await Promise.all([
      api.get<PortfolioComparisonAnswer>(
        '/portfolio/compare',
        new URLSearchParams([...asked, ...pointsAsked(visit), ['limit', COMPARED_PARTNERSHIPS]]),
      ),
      closingsToChoose(api),
    ]);
    const title = words.say('Ce qui a changé dans le portefeuille', 'What changed in the portfolio');
    return page(visit, {
      title,
      main: html`${head(title, { href: '/', label: words.say('Portefeuille', 'Portfolio') })}
        ${pointsForm(visit, comparison, closings)}
        <section aria-labelledby="figures">
          <h2 id="figures">${words.say('Chiffres', 'Figures')}</h2>
          ${figuresView(words, comparison.figures)}
        </section>
        <section aria-labelledby="partnerships">
          <h2 id="partnerships">${words.say('Partenariats qui ont changé', 'Partnerships that changed')}</h2>
          ${changedPartnerships(visit, comparison)}
        </section>`,
    });
  }
}

function changedPartnerships(
  { words, address }: SignedInVisit,
  { partnerships, next }: PortfolioComparisonAnswer,
): Html {
  const isFirst = !address.searchParams.has('cursor');
  return html`${
    partnerships.length === 0
      ? emptyState(words.say('Aucun partenariat n’a changé.', 'No partnership changed.'))
      : partnerships.map(
          ({ partnershipId, title, changes }) =>
            html`<h3><a href="/partnerships/${partnershipId}">${title}</a></h3>
                ${changesView(words, changes, partnershipId, 'h4')}`,
        )
  }
    ${
      (next !== null || !isFirst) &&
      html`<nav class="pages" aria-label="${words.say('Pages de la liste', 'Pages of the list')}">
        ${!isFirst && html`<a href="${addressWith(address, {})}" rel="first">${words.say('← Première page', '← First page')}</a>`}
        ${next !== null && html`<a href="${addressWith(address, { cursor: next })}" rel="next">${words.say('Page suivante →', 'Next page →')}</a>`}
      </nav>`
    }`;
}
