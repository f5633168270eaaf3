import {
  gateLabel,
  IMPACT_LABELS,
  PHASE_LABELS,
  QUALIFICATION_LABELS,
  RISK_ZONE_LABELS,
  STANDING_LABELS,
  type Impact,
} from '#domain';
import { type WatchItem } from '../api/list-answers.js';
import { type TrajectoryAnswer } from '../api/round-answers.js';
import { type SheetAnswer } from '../api/sheet-answer.js';
import { laneDrawing, type Lane } from '../charts/spread-plot.js';
import { markBeside } from '../charts/viewpoint-mark.js';
import { html, type Html } from '../html/html.js';
import { facts, fictionalMark, statusBadge } from '../page/parts.js';
import { progressIn } from '../page/progress.js';
import { watchReason } from '../page/watch-card.js';
import { lanesOf } from '../results/viewpoint-lanes.js';
import { pathDrawing } from '../sheet/path-drawing.js';
import { type Visit } from '../visit/visit.js';
import { dated, momentOf } from '../words/time.js';
import { type Words } from '../words/words.js';

export interface BoardContent {
  readonly sheet: SheetAnswer;
  readonly watched: readonly WatchItem[];
  readonly trajectory: TrajectoryAnswer;
  readonly clock: Html;
}

/** A page holds so many; the rest is a link away. */
const MOST_WATCHED = 4;
const MOST_INDICATORS = 3;
const MARKS = 5;

type Round = TrajectoryAnswer['rounds'][number];

function head(
  { words }: Visit,
  { description, status, standing, phase, daysInStage, riskZone, qualifications }: SheetAnswer,
): Html {
  const qualified = qualifications.at(-1);
  return html`<div class="page-head">
    <p class="eyebrow">${words.say('Page pour un conseil', 'Page for a board')}</p>
    <h1>${description.title}</h1>
    <p class="badges">${fictionalMark(words, description.fictional)} ${statusBadge(words, status)}</p>
    ${facts([
      [words.say('Étape', 'Stage'), words.label(STANDING_LABELS, standing)],
      [
        words.say('À cette étape depuis', 'At this stage for'),
        daysInStage !== null && words.days(daysInStage),
      ],
      [words.say('Phase', 'Phase'), phase && words.label(PHASE_LABELS, phase)],
      [
        words.say('Zone de risque devant lui', 'Risk zone ahead'),
        riskZone && words.label(RISK_ZONE_LABELS, riskZone),
      ],
      [words.say('Début', 'Start'), dated(words, description.startedOn, description.startPrecision)],
      [
        words.say('Le projet est', 'The project is'),
        qualified
          ? words.label(QUALIFICATION_LABELS, qualified.qualification)
          : words.say('non qualifié', 'not qualified'),
      ],
    ])}
  </div>`;
}

function path({ words }: Visit, sheet: SheetAnswer): Html {
  return (
    pathDrawing(words, sheet, sheet.stamp.asOf) ??
    html`<p class="not-stated">
      ${words.say('Aucun document ne le place sur le parcours.', 'No document puts it on the path.')}
    </p>`
  );
}

function toWatch({ words }: Visit, { gate, reviews }: SheetAnswer, watched: readonly WatchItem[]): Html {
  const review = reviews[0];
  const unmet = gate?.criteria.filter(({ met }) => !met).length ?? 0;
  return html`${
    watched.length === 0
      ? html`<p>${words.say('Rien à signaler.', 'Nothing to report.')}</p>`
      : watched.slice(0, MOST_WATCHED).map((item) => watchReason(words, item))
  }
    ${
      watched.length > MOST_WATCHED &&
      html`<p class="note">
        ${words.say(`et ${watched.length - MOST_WATCHED} de plus`, `and ${watched.length - MOST_WATCHED} more`)}
      </p>`
    }
    ${
      gate &&
      html`<p>
        ${words.say('Passage à venir', 'Gate ahead')}${words.colon}${words.of(gateLabel(gate.gate))},
        ${words.counted(unmet, ['critère sans preuve', 'critères sans preuve'], ['criterion without evidence', 'criteria without evidence'])}
      </p>`
    }
    ${review && html`<p>${words.say('Prochaine revue le', 'Next review on')} ${dated(words, review.plannedFor)}</p>`}`;
}

const viewpointRow = (words: Words, lane: Lane): Html =>
  html`<tr>
    <th scope="row">${markBeside(lane.marked)} ${lane.name}</th>
    ${
      lane.figures
        ? html`<td class="board__plot">${laneDrawing(lane, MARKS)}</td>
            <td class="number"><strong>${words.number(lane.figures.median, 2)}</strong> <span class="note">n = ${lane.figures.n}</span></td>`
        : html`<td colspan="2" class="spread__why">${lane.why}</td>`
    }
  </tr>`;

/** An impact as each viewpoint saw it in the last round, and how far its indicators are. */
function impactView({ words }: Visit, sheet: SheetAnswer, round: Round | undefined, impact: Impact): Html {
  const marks = round?.impacts.find((one) => one.impact === impact)?.viewpoints ?? [];
  const indicators = (sheet.impacts.find((one) => one.impact === impact)?.subImpacts ?? []).flatMap((one) =>
    one.indicators.flatMap(({ version, versions }) => versions.filter((other) => other.version === version)),
  );
  const label = words.label(IMPACT_LABELS, impact);
  return html`<section class="board__impact" aria-labelledby="board-${impact}">
    <h3 id="board-${impact}">${label}</h3>
    ${
      round
        ? html`<table class="board__viewpoints">
            <caption class="visually-hidden">
              ${words.say('Médiane de chaque point de vue, de 1 à 5', 'Median of each viewpoint, from 1 to 5')}${words.colon}${label}
            </caption>
            <thead class="visually-hidden">
              <tr>
                <th scope="col">${words.say('Point de vue', 'Viewpoint')}</th>
                <th scope="col">${words.say('Dessin', 'Drawing')}</th>
                <th scope="col">${words.say('Médiane', 'Median')}</th>
              </tr>
            </thead>
            <tbody>
              ${lanesOf(words, round.viewpoints, marks).map((lane) => viewpointRow(words, { ...lane, notes: null }))}
            </tbody>
          </table>`
        : html`<p class="not-stated">${words.say('Aucun tour n’est clos.', 'No round is closed.')}</p>`
    }
    ${
      indicators.length > 0 &&
      html`<ul class="plain-list board__indicators">
        ${indicators.slice(0, MOST_INDICATORS).map((one) => html`<li>${one.name}${words.colon}${progressIn(words, one)}</li>`)}
        ${indicators.length > MOST_INDICATORS && html`<li class="note">${words.say(`et ${indicators.length - MOST_INDICATORS} de plus`, `and ${indicators.length - MOST_INDICATORS} more`)}</li>`}
      </ul>`
    }
  </section>`;
}

/** What the page stands on, and as of when, as known when. */
function sources({ words }: Visit, sheet: SheetAnswer, round: Round | undefined): Html {
  const { stamp, deployments, impacts } = sheet;
  const dataSources = new Set(
    impacts
      .flatMap(({ subImpacts }) => subImpacts.flatMap(({ indicators }) => indicators))
      .flatMap(({ versions }) =>
        versions.flatMap(({ measurements }) => measurements.map((one) => one.dataSource)),
      ),
  );
  const documents = deployments.flatMap(({ source }) => (source ? [source.document] : []));
  const listed = [...dataSources, ...documents];
  return html`<footer class="board__sources">
    <p>
      <strong>${words.say('Sources.', 'Sources.')}</strong>
      ${
        round
          ? html`${words.say('Points de vue : tour', 'Viewpoints: round')} « ${round.title} »,
              ${words.say('clos le', 'closed on')} ${dated(words, round.closedOn)}. `
          : null
      }
      ${words.say('Mesures et déploiement', 'Measurements and deployment')}${words.colon}${
        listed.length === 0
          ? words.say('aucune source enregistrée', 'no source recorded')
          : listed.join(' ; ')
      }.
    </p>
    <p>
      ${words.say('Au', 'As of')} <strong>${dated(words, stamp.asOf)}</strong>,
      ${
        stamp.recordedUpTo === null
          ? html`${words.say('tel que connu au point', 'as known at point')} <code>${stamp.knownAt}</code>`
          : html`${words.say('tel que connu le', 'as known on')} <strong>${momentOf(words, stamp.recordedUpTo)}</strong>`
      }.
      ${words.say('Registre des partenariats.', 'Partnership Ledger.')}
    </p>
  </footer>`;
}

/** One page of A4 for a board: where the partnership stands, what to watch, how each sees its impacts, and what that stands on. */
export function boardView(visit: Visit, { sheet, watched, trajectory, clock }: BoardContent): Html {
  const { words } = visit;
  const round = trajectory.rounds.at(-1);
  return html`<article class="board">
    ${head(visit, sheet)}
    <div class="no-print">
      ${clock}
      <p class="note">
        <a href="/partnerships/${sheet.partnershipId}">${words.say('Revenir à la fiche', 'Back to the sheet')}</a> ·
        ${words.say('Cette page s’imprime sur une feuille A4.', 'This page prints on one sheet of A4.')}
      </p>
    </div>
    <div class="board__top">
      <section aria-labelledby="board-path">
        <h2 id="board-path">${words.say('Parcours', 'Path')}</h2>
        ${path(visit, sheet)}
      </section>
      <section aria-labelledby="board-watch">
        <h2 id="board-watch">${words.say('À surveiller', 'To watch')}</h2>
        ${toWatch(visit, sheet, watched)}
      </section>
    </div>
    <section aria-labelledby="board-impacts">
      <h2 id="board-impacts">${words.say('Les trois impacts, vus par chacun', 'The three impacts, as each sees them')}</h2>
      <p class="note">
        ${words.say(
          'Médianes, de 1 à 5 ; la barre est la moitié centrale des réponses, le trait va de la plus basse à la plus haute. n : notes données.',
          'Medians, from 1 to 5; the bar is the middle half of the answers, the line goes from lowest to highest. n: marks given.',
        )}
      </p>
      <div class="board__impacts">
        ${(['performance', 'innovation', 'confidence'] as const).map((impact) => impactView(visit, sheet, round, impact))}
      </div>
    </section>
    ${sources(visit, sheet, round)}
  </article>`;
}
