import { IMPACT_LABELS, QUALIFICATION_LABELS, SUB_IMPACT_LABELS, TAKEN_UP_BY_LABELS } from '#domain';
import { type SheetAnswer, type SheetDeployment, type SheetImpact } from '../api/sheet-answer.js';
import { type Choice } from '../forms/form-fields.js';
import { html, type Html } from '../html/html.js';
import { doneNotice } from '../page/done-notice.js';
import { emptyState, facts } from '../page/parts.js';
import { personalText } from '../sheet/evidence.view.js';
import { offers } from '../sheet/offers.js';
import { organisationLinks } from '../sheet/parties.view.js';
import { actAddress } from '../sheet/sheet-links.js';
import { type Visit } from '../visit/visit.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';
import { indicatorView } from './indicator.view.js';
import { objectivesView } from './objectives.view.js';
import { type PerceivedObjective } from './perceived-objective.js';
import { requiredView } from './replies.view.js';

export interface FrameworkContent {
  readonly sheet: SheetAnswer;
  readonly perceived: readonly PerceivedObjective[];
  /** Parties in whose name the reader may state objectives. */
  readonly speakers: readonly Choice[];
  readonly today: string;
  readonly clock: Html;
}

type Offered = Parameters<typeof offers>[2];

/** Links to forms, those only that the reader may send. */
function actLinks(
  visit: Visit,
  sheet: SheetAnswer,
  links: readonly (readonly [Offered, string, string])[],
): Html | null {
  const offered = links.filter(([act]) => offers(visit, sheet, act));
  if (offered.length === 0) return null;
  return html`<p class="actions">
    ${offered.map(
      ([, slug, says]) =>
        html`<a class="button button--quiet" href="${actAddress(sheet.partnershipId, slug)}">${says}</a> `,
    )}
  </p>`;
}

function impactView(
  visit: Visit,
  sheet: SheetAnswer,
  { impact, subImpacts }: SheetImpact,
  today: string,
): Html {
  const { words } = visit;
  const used = subImpacts.filter(({ indicators }) => indicators.length > 0);
  return html`<h3>${words.label(IMPACT_LABELS, impact)}</h3>
    ${
      used.length === 0
        ? html`<p class="note">${words.say('Aucun indicateur.', 'No indicator.')}</p>`
        : used.map(
            ({ subImpact, indicators }) =>
              html`<p class="eyebrow">${words.label(SUB_IMPACT_LABELS, subImpact)}</p>
                ${indicators.map((one) => indicatorView(visit, sheet, one, today))}`,
          )
    }`;
}

function indicators(visit: Visit, sheet: SheetAnswer, today: string): Html {
  const { words } = visit;
  const isEmpty = sheet.impacts.every(({ subImpacts }) =>
    subImpacts.every((one) => one.indicators.length === 0),
  );
  return html`${requiredView(words, sheet)}
    ${actLinks(visit, sheet, [
      [
        'set-evaluation-framework',
        'set-evaluation-framework',
        words.say('Désigner qui accepte', 'Name who accepts'),
      ],
      ['propose-indicator', 'propose-indicator', words.say('Proposer un indicateur', 'Propose an indicator')],
      [
        'record-measurements',
        'measurements',
        words.say('Coller un tableau de mesures', 'Paste a table of measurements'),
      ],
      [
        'transcribe-indicator-agreement',
        'transcribe-agreement',
        words.say('Transcrire un accord ancien', 'Transcribe an earlier agreement'),
      ],
    ])}
    ${
      isEmpty
        ? emptyState(words.say('Aucun indicateur n’a été proposé.', 'No indicator has been proposed.'))
        : sheet.impacts.map((impact) => impactView(visit, sheet, impact, today))
    }`;
}

function qualification(visit: Visit, sheet: SheetAnswer): Html {
  const { words } = visit;
  const [last, ...former] = sheet.qualifications.toReversed();
  return html`${
    last
      ? html`<p>
            <strong>${words.label(QUALIFICATION_LABELS, last.qualification)}</strong>
            <span class="note">${dated(words, last.qualifiedOn)}</span>
          </p>
          <p class="quoted">${personalText(words, last.justification)}</p>
          <p>
            ${
              last.agreedBy.length === 0
                ? words.say('Aucune partie n’est dite d’accord.', 'No party is said to agree.')
                : html`${words.say('En conviennent :', 'Agreed by:')} ${organisationLinks(words, last.agreedBy)}`
            }
          </p>`
      : emptyState(words.say('Le projet n’est pas qualifié.', 'The project is not qualified.'))
  }
  ${former.map(
    (one) =>
      html`<p class="note">
        ${dated(words, one.qualifiedOn)}${words.colon}${words.label(QUALIFICATION_LABELS, one.qualification)}
      </p>`,
  )}
  ${actLinks(visit, sheet, [['qualify', 'qualify', words.say('Qualifier le projet', 'Qualify the project')]])}`;
}

function deploymentFacts(words: Words, one: SheetDeployment): Html {
  const count = (figure: number | null) => figure !== null && words.number(figure);
  return facts([
    [words.say('Relevé le', 'Recorded on'), dated(words, one.recordedOn)],
    [words.say('Territoires atteints', 'Territories reached'), count(one.territoriesReached)],
    [words.say('Bénéficiaires atteints', 'Beneficiaries reached'), count(one.beneficiariesReached)],
    [words.say('Sites d’essaimage', 'Sites of swarming'), count(one.swarmingSites)],
    [
      words.say('Repris par', 'Taken up by'),
      one.takenUpBy.length > 0 &&
        one.takenUpBy.map(
          ({ kind, name }) =>
            html`${name} <span class="note">${words.label(TAKEN_UP_BY_LABELS, kind)}</span>`,
        ),
    ],
    [
      words.say('Source', 'Source'),
      one.source && [one.source.document, one.source.place ?? []].flat().join(', '),
    ],
  ]);
}

const deployment = (visit: Visit, sheet: SheetAnswer): Html =>
  html`${
    sheet.deployments.length === 0
      ? emptyState(
          visit.words.say('Aucun chiffre de déploiement n’est relevé.', 'No deployment figure is recorded.'),
        )
      : sheet.deployments.toReversed().map((one) => deploymentFacts(visit.words, one))
  }
  ${actLinks(visit, sheet, [
    [
      'record-deployment',
      'record-deployment',
      visit.words.say('Relever le déploiement', 'Record the deployment'),
    ],
  ])}`;

/** How the partnership is evaluated: what each party expects, what they agreed to measure, what the project has become. */
export function frameworkView(
  visit: Visit,
  { sheet, perceived, speakers, today, clock }: FrameworkContent,
): Html {
  const { words } = visit;
  const sections: readonly (readonly [string, string, Html])[] = [
    [
      'objectives',
      words.say('Objectifs par monde', 'Objectives by sphere'),
      objectivesView(visit, sheet, perceived, speakers),
    ],
    [
      'indicators',
      words.say('Indicateurs et accords', 'Indicators and agreement'),
      indicators(visit, sheet, today),
    ],
    ['qualification', words.say('Qualification', 'Qualification'), qualification(visit, sheet)],
    ['deployment', words.say('Déploiement', 'Deployment'), deployment(visit, sheet)],
  ];
  return html`${doneNotice(visit)}
    <div class="page-head">
      <p class="eyebrow"><a href="/partnerships/${sheet.partnershipId}">${sheet.description.title}</a></p>
      <h1>${words.say('Cadre d’évaluation', 'Evaluation framework')}</h1>
      <p class="lead">
        ${words.say(
          'Les indicateurs se construisent ensemble : chacun des acteurs appelés les accepte avant toute mesure.',
          'Indicators are worked out together: each party asked accepts them before any measurement.',
        )}
      </p>
    </div>
    ${clock}
    ${sections.map(
      ([id, title, content]) =>
        html`<section aria-labelledby="${id}">
          <h2 id="${id}">${title}</h2>
          ${content}
        </section>`,
    )}`;
}
