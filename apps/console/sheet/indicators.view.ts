import {
  EVALUATED_OBJECT_LABELS,
  IMPACT_LABELS,
  INDICATOR_DIRECTION_LABELS,
  SUB_IMPACT_LABELS,
} from '#domain';
import { type SheetAnswer, type SheetImpact, type SheetIndicator } from '../api/sheet-answer.js';
import { html, type Html } from '../html/html.js';
import { emptyState, facts, orNotStated, wideTable } from '../page/parts.js';
import { measured, progressIn } from '../page/progress.js';
import { type Visit } from '../visit/visit.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';
import { personalText } from './evidence.view.js';
import { offers } from './offers.js';
import { organisationLinks } from './parties.view.js';
import { actAddress } from './sheet-links.js';

/** The version that results are read under. */
export const versionInForce = ({ version, versions }: SheetIndicator) =>
  versions.find((one) => one.version === version) ?? versions.at(-1);

function measurements(words: Words, indicator: SheetIndicator): Html | null {
  const rows = indicator.versions.flatMap((version) =>
    version.measurements.map((measurement) => ({ ...measurement, version })),
  );
  if (rows.length === 0) return null;
  const caption = `${words.say('Mesures', 'Measurements')}${words.colon}${versionInForce(indicator)?.name}`;
  return html`<details>
    <summary>${words.counted(rows.length, ['mesure', 'mesures'], ['measurement', 'measurements'])}</summary>
    ${wideTable(
      caption,
      html`<table>
        <caption class="visually-hidden">
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.say('Date', 'Date')}</th>
            <th scope="col" class="number">${words.say('Valeur', 'Value')}</th>
            <th scope="col">${words.say('Source', 'Source')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ measuredOn, figure, text, dataSource, comment, version }) =>
              html`<tr>
                <th scope="row">${dated(words, measuredOn)}</th>
                <td class="number">${text ?? measured(words, version, figure)}</td>
                <td>
                  ${dataSource}
                  ${indicator.versions.length > 1 && html`<span class="note">version ${version.version}</span>`}
                  ${comment && html`<span class="note prose">${comment}</span>`}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>`,
    )}
  </details>`;
}

/** Every silence passed over, and why: it stands beside the results, whichever version they are of. */
function silencesIn(words: Words, { versions }: SheetIndicator): Html | null {
  const silences = versions.flatMap(({ version, silences: ofVersion }) =>
    ofVersion.map((silence) => ({ ...silence, version })),
  );
  if (silences.length === 0) return null;
  return html`<ul class="evidence">
    ${silences.map(
      ({ organisations, on, justification, version }) =>
        html`<li>
          <p>${organisationLinks(words, organisations)}${words.colon}${personalText(words, justification)}</p>
          <p class="note">
            ${words.say('Passé outre le', 'Passed over on')} ${dated(words, on)}${versions.length > 1 && ` · version ${version}`}
          </p>
        </li>`,
    )}
  </ul>`;
}

function indicatorView(visit: Visit, sheet: SheetAnswer, indicator: SheetIndicator): Html {
  const { words } = visit;
  const { partnershipId } = sheet;
  const shown = versionInForce(indicator);
  if (!shown) return html``;
  const { indicatorId } = indicator;
  const { agreedOn, awaited } = shown;
  return html`<article class="indicator" id="indicator-${indicatorId}">
    <h4>${shown.name}</h4>
    <p class="note">${shown.definition}</p>
    ${facts([
      [words.say('Progression', 'Progress'), progressIn(words, shown)],
      [words.say('Silence passé outre', 'Silence passed over'), silencesIn(words, indicator)],
      [
        words.say('Dernière mesure', 'Last measure'),
        html`${measured(words, shown, shown.actual)}
        ${shown.measuredOn && html`<span class="note">${dated(words, shown.measuredOn)}</span>`}`,
      ],
      [
        words.say('Départ → cible', 'Baseline → target'),
        html`${measured(words, shown, shown.baseline)} → ${measured(words, shown, shown.target)}`,
      ],
      [
        words.say('Sens', 'Direction'),
        html`${words.label(INDICATOR_DIRECTION_LABELS, shown.direction)} ·
        ${words.label(EVALUATED_OBJECT_LABELS, shown.evaluates)}`,
      ],
      [
        words.say('Période', 'Period'),
        html`${dated(words, shown.periodFrom)} – ${dated(words, shown.periodTo)}`,
      ],
      [words.say('Source', 'Source'), orNotStated(words, shown.dataSource)],
      [
        words.say('Accord', 'Agreement'),
        agreedOn !== null
          ? html`${words.say('convenu le', 'agreed on')} ${dated(words, agreedOn)}
              <span class="note">version ${shown.version}</span>`
          : html`${words.say('attendu avant le', 'awaited by')} ${dated(words, shown.replyBy)} :
            ${organisationLinks(words, awaited)}`,
      ],
    ])}
    ${measurements(words, indicator)}
    ${
      offers(visit, sheet, agreedOn === null ? 'accept-indicator' : 'record-measurement') &&
      html`<p class="act">
        ${
          agreedOn === null
            ? html`<a href="${actAddress(partnershipId, 'accept-indicator', { indicatorId })}"
                >${words.say('Enregistrer un accord', 'Record an acceptance')}</a
              >`
            : html`<a href="${actAddress(partnershipId, 'record-measurement', { indicatorId })}"
                >${words.say('Relever une mesure', 'Record a measurement')}<span class="visually-hidden">
                  ${words.colon}${shown.name}</span
                ></a
              >`
        }
      </p>`
    }
  </article>`;
}

const impactView = (visit: Visit, sheet: SheetAnswer, { impact, subImpacts }: SheetImpact): Html => {
  const measured = subImpacts.filter(({ indicators }) => indicators.length > 0);
  return html`<h3>${visit.words.label(IMPACT_LABELS, impact)}</h3>
    ${
      measured.length === 0
        ? html`<p class="note">${visit.words.say('Aucun indicateur.', 'No indicator.')}</p>`
        : measured.map(
            ({ subImpact, indicators }) =>
              html`<p class="eyebrow">${visit.words.label(SUB_IMPACT_LABELS, subImpact)}</p>
                ${indicators.map((indicator) => indicatorView(visit, sheet, indicator))}`,
          )
    }`;
};

/** The three impacts, with what is measured of each. */
export function indicatorsView(visit: Visit, sheet: SheetAnswer): Html {
  const { words } = visit;
  const { partnershipId, impacts } = sheet;
  const isEmpty = impacts.every(({ subImpacts }) =>
    subImpacts.every(({ indicators }) => indicators.length === 0),
  );
  return html`${
    isEmpty
      ? emptyState(words.say('Aucun indicateur n’a été proposé.', 'No indicator has been proposed.'))
      : impacts.map((impact) => impactView(visit, sheet, impact))
  }
  ${
    offers(visit, sheet, 'propose-indicator') &&
    html`<p class="actions">
      <a class="button button--quiet" href="${actAddress(partnershipId, 'propose-indicator')}"
        >${words.say('Proposer un indicateur', 'Propose an indicator')}</a
      >
    </p>`
  }`;
}
