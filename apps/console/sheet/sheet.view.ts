import { PHASE_LABELS, REASON_LABELS, RISK_ZONE_LABELS, STANDING_LABELS } from '#domain';
import { type ListAnswer, type WatchItem } from '../api/list-answers.js';
import { type SheetAnswer } from '../api/sheet-answer.js';
import { type TimelineEntry } from '../api/timeline-answer.js';
import { html, type Html } from '../html/html.js';
import { doneNotice } from '../page/done-notice.js';
import { categoryIn, facts, fictionalMark, standingIn, statusBadge } from '../page/parts.js';
import { watchReason } from '../page/watch-card.js';
import { type Visit } from '../visit/visit.js';
import { dated } from '../words/time.js';
import { actsMenu } from './acts-menu.js';
import { conditionsView, decisionsView } from './decisions.view.js';
import { descriptionView } from './description.view.js';
import { gateView } from './gate.view.js';
import { indicatorsView } from './indicators.view.js';
import { partiesView } from './parties.view.js';
import { pathView } from './path.view.js';
import { actAddress } from './sheet-links.js';
import { timelineView } from './timeline.view.js';

export interface SheetContent {
  readonly sheet: SheetAnswer;
  readonly timeline: ListAnswer<TimelineEntry>;
  readonly watched: readonly WatchItem[];
  /** The day that the sheet speaks of. */
  readonly today: string;
  /** Which point it speaks of. */
  readonly clock: Html;
}

/** The pages of its evaluation. */
function pagesOf({ words }: Visit, { partnershipId }: SheetAnswer): Html {
  const pages = [
    ['evaluation', words.say('Cadre d’évaluation', 'Evaluation framework')],
    ['rounds', words.say('Tours d’évaluation', 'Evaluation rounds')],
    ['trajectory', words.say('Trajectoire', 'Trajectory')],
    ['board', words.say('Page pour un conseil', 'Page for a board')],
  ] as const;
  return html`<nav class="on-this-page" aria-label="${words.say('Évaluation', 'Evaluation')}">
    <ul>
      ${pages.map(([path, says]) => html`<li><a href="/partnerships/${partnershipId}/${path}">${says}</a></li>`)}
    </ul>
  </nav>`;
}

function head(visit: Visit, sheet: SheetAnswer): Html {
  const { words } = visit;
  const { description, standing, phase, riskZone, status, statusSince, statusReason, daysInStage } = sheet;
  const hasStage = sheet.path.length > 0;
  return html`<div class="page-head">
    <p class="eyebrow"><a href="/partnerships">${words.say('Partenariats', 'Partnerships')}</a></p>
    <h1>${description.title}</h1>
    <p class="badges">
      ${fictionalMark(words, description.fictional)} ${statusBadge(words, status)}
      <span class="badge">${words.label(STANDING_LABELS, standing)}</span>
      <span class="badge"
        >${words.say('Catégorie', 'Category')}${words.colon}${categoryIn(words, description.category)}</span
      >
    </p>
    ${
      description.fictional &&
      html`<p class="note">
        ${words.say(
          'Partenariat fictif, fait pour la démonstration : ni lui ni ses parties n’existent.',
          'A fictional partnership, made for the demonstration: neither it nor its parties exist.',
        )}
      </p>`
    }
    ${facts([
      [words.say('Étape', 'Stage'), standingIn(words, standing)],
      [
        words.say('À cette étape depuis', 'At this stage for'),
        hasStage && (daysInStage === null ? words.say('durée inconnue', 'unknown') : words.days(daysInStage)),
      ],
      [words.say('Phase', 'Phase'), phase && words.label(PHASE_LABELS, phase)],
      [
        words.say('Zone de risque devant lui', 'Risk zone ahead'),
        riskZone && words.label(RISK_ZONE_LABELS, riskZone),
      ],
      [words.say('Début', 'Start'), dated(words, description.startedOn, description.startPrecision)],
      [
        words.say('Statut', 'Status'),
        status !== 'active' &&
          html`${statusBadge(words, status)} ${words.say('depuis le', 'since')} ${dated(words, statusSince)}
          ${statusReason && html`<span class="note">${words.label(REASON_LABELS, statusReason)}</span>`}`,
      ],
    ])}
    ${pagesOf(visit, sheet)} ${actsMenu(visit, sheet)}
  </div>`;
}

const watchNotice = ({ words }: Visit, watched: readonly WatchItem[]): Html | null =>
  watched.length === 0
    ? null
    : html`<section class="notice notice--watch" aria-labelledby="watched">
        <h2 id="watched">${words.say('À surveiller', 'To watch')}</h2>
        ${watched.map((item) => watchReason(words, item))}
      </section>`;

/** Everything known of a partnership, then its history. */
export function sheetView(visit: Visit, { sheet, timeline, watched, today, clock }: SheetContent): Html {
  const { words, mayWrite } = visit;
  const { mayCorrect } = sheet;
  const conditions = conditionsView(visit, sheet);
  const sections: readonly (readonly [string, string, Html | null])[] = [
    ['description', words.say('Description', 'Description'), descriptionView(words, sheet.description)],
    ['parties', words.say('Parties', 'Parties'), partiesView(visit, sheet)],
    ['path', words.say('Parcours', 'Path'), pathView(words, sheet, today)],
    ['gate', words.say('Passage à venir', 'Gate ahead'), gateView(visit, sheet)],
    ['conditions', words.say('Conditions', 'Conditions'), conditions],
    ['decisions', words.say('Décisions', 'Decisions'), decisionsView(words, sheet)],
    ['impacts', words.say('Les trois impacts', 'The three impacts'), indicatorsView(visit, sheet)],
    [
      'timeline',
      words.say('Histoire', 'History'),
      timelineView(visit, timeline, {
        correct: mayWrite
          ? ({ factId, type, correctionOf, withdrawn }) =>
              correctionOf !== null || withdrawn || !mayCorrect.includes(factId)
                ? null
                : html`<span class="act"
                    >·
                    <a href="${actAddress(sheet.partnershipId, 'correct-fact', { factId, type })}"
                      >${words.say('Corriger', 'Correct')}</a
                    ></span
                  >`
          : null,
      }),
    ],
  ];
  const shown = sections.filter(([, , content]) => content !== null);
  return html`${doneNotice(visit)} ${head(visit, sheet)} ${clock} ${watchNotice(visit, watched)}
    <nav class="on-this-page" aria-label="${words.say('Sur cette page', 'On this page')}">
      <ul>
        ${shown.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}
      </ul>
    </nav>
    ${shown.map(
      ([id, title, content]) =>
        html`<section aria-labelledby="${id}">
          <h2 id="${id}">${title}</h2>
          ${content}
        </section>`,
    )}`;
}
