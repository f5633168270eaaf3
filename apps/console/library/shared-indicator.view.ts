import {
  ACCUMULATION_LABELS,
  EVALUATED_OBJECT_LABELS,
  IMPACT_LABELS,
  IMPACT_OF,
  INDICATOR_DIRECTION_LABELS,
  LEFT_OUT_LABELS,
  MEASURE_KIND_LABELS,
  SUB_IMPACT_LABELS,
} from '#domain';
import { type ListAnswer, type Organisation } from '../api/list-answers.js';
import {
  type LibraryDefinition,
  type SharedAggregateAnswer,
  type SharedIndicatorAnswer,
  type SharedIndicatorUse,
} from '../api/shared-indicator-answers.js';
import { filterForm } from '../filters/filter-form.js';
import { PORTFOLIO_FILTERS } from '../filters/known-filters.js';
import { attributes, html, type Html } from '../html/html.js';
import { listPages } from '../lists/list.view.js';
import { doneNotice } from '../page/done-notice.js';
import { emptyState, facts, orNotStated, wideTable } from '../page/parts.js';
import { measured } from '../page/progress.js';
import { type Visit } from '../visit/visit.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';

export interface SharedIndicatorContent {
  readonly indicator: SharedIndicatorAnswer;
  readonly together: SharedAggregateAnswer;
  readonly uses: ListAnswer<SharedIndicatorUse>;
  readonly organisations: readonly Organisation[];
  readonly clock: Html;
}

/** What partnerships have in common of a definition. */
const termsOf = (words: Words, terms: LibraryDefinition): Html => {
  const { measure, unit, accumulation, scale, direction, evaluates, method, subImpact } = terms;
  return facts([
    [
      words.say('Impact', 'Impact'),
      html`${words.label(IMPACT_LABELS, IMPACT_OF[subImpact])}
        <span class="note">${words.label(SUB_IMPACT_LABELS, subImpact)}</span>`,
    ],
    [
      words.say('Mesure', 'Measure'),
      html`${words.label(MEASURE_KIND_LABELS, measure)} (${unit})
        <span class="note">${words.label(ACCUMULATION_LABELS, accumulation)}</span>`,
    ],
    [words.say('Échelle', 'Scale'), scale !== null && scale.join(' < ')],
    [words.say('Sens', 'Direction'), words.label(INDICATOR_DIRECTION_LABELS, direction)],
    [words.say('Ce qui est évalué', 'What is evaluated'), words.label(EVALUATED_OBJECT_LABELS, evaluates)],
    [words.say('Méthode', 'Method'), orNotStated(words, method)],
  ]);
};

/** How the figure was made of the others. */
function howTogether(words: Words, { definition, numerator, denominator }: SharedAggregateAnswer): string {
  switch (definition.measure) {
    case 'percentage':
      return numerator === null || denominator === null
        ? ''
        : words.say(
            `${words.number(numerator)} sur ${words.number(denominator)} : numérateurs et dénominateurs sommés`,
            `${words.number(numerator)} of ${words.number(denominator)}: numerators and denominators summed`,
          );
    case 'ordinal':
      return words.say('rang médian', 'median rank');
    case 'qualitative':
      return words.say('se lit, ne se somme pas', 'read, never summed');
    default:
      return words.say('somme', 'sum');
  }
}

function togetherView({ words }: Visit, together: SharedAggregateAnswer): Html {
  const { definition, version, indicators, partnerships, figure, leftOut } = together;
  return html`<p class="lead">
      ${
        figure === null
          ? words.say('Aucune valeur à lire ensemble.', 'No value to read together.')
          : html`<strong>${measured(words, definition, figure)}</strong>
              <span class="note">${howTogether(words, together)}</span>`
      }
    </p>
    <p>
      n = ${indicators}${words.colon}${words.counted(indicators, ['indicateur compté', 'indicateurs comptés'], ['indicator counted', 'indicators counted'])},
      ${words.counted(partnerships, ['partenariat', 'partenariats'], ['partnership', 'partnerships'])},
      ${words.say(`version ${version} de la définition`, `version ${version} of the definition`)}.
    </p>
    ${
      leftOut.length > 0 &&
      html`<p>${words.say('Non comptés', 'Not counted')}${words.colon}</p>
        <ul>
          ${leftOut.map(
            ({ reason, indicators: count }) =>
              html`<li>${words.label(LEFT_OUT_LABELS, reason)}${words.colon}${words.number(count)}</li>`,
          )}
        </ul>`
    }`;
}

function usesTable(
  { words }: Visit,
  definition: LibraryDefinition,
  items: readonly SharedIndicatorUse[],
): Html {
  const title = words.say('Indicateurs comptés ou non', 'Indicators counted or not');
  const [version, figure, counted] = [
    words.say('Version', 'Version'),
    words.say('Dernière mesure', 'Last measure'),
    words.say('Compté', 'Counted'),
  ];
  return wideTable(
    title,
    html`<table class="list stacks">
      <caption class="visually-hidden">
        ${title}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.say('Partenariat', 'Partnership')}</th>
          <th scope="col" class="number">${version}</th>
          <th scope="col" class="number">${figure}</th>
          <th scope="col">${counted}</th>
        </tr>
      </thead>
      <tbody>
        ${items.map(
          (use) =>
            html`<tr>
              <th scope="row">
                <a href="/partnerships/${use.partnershipId}/evaluation#indicator-${use.indicatorId}">${use.title}</a>
              </th>
              <td class="number" data-label="${version}">${use.sharedVersion}</td>
              <td class="number" data-label="${figure}">
                ${measured(words, definition, use.figure)}
                ${use.measuredOn && html`<span class="note">${dated(words, use.measuredOn)}</span>`}
              </td>
              <td data-label="${counted}">
                ${
                  use.leftOut === null
                    ? html`<span class="badge badge--good">${words.say('✓ Compté', '✓ Counted')}</span>`
                    : html`<span class="badge">${words.say('Non', 'No')}</span>
                        <span class="note">${words.label(LEFT_OUT_LABELS, use.leftOut)}</span>`
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

const versionControl = ({ words }: Visit, { versions }: SharedIndicatorAnswer, shown: number): Html =>
  html`<div class="field">
    <label for="filter-version">${words.say('Version de la définition', 'Version of the definition')}</label>
    <select id="filter-version" name="version">
      ${versions.map(
        ({ version }) =>
          html`<option${attributes({ value: String(version), selected: version === shown })}>${version}</option>`,
      )}
    </select>
  </div>`;

const earlierVersions = (words: Words, { versions, version: latest }: SharedIndicatorAnswer): Html | null =>
  versions.length === 1
    ? null
    : html`<details>
        <summary>${words.say('Versions antérieures', 'Earlier versions')}</summary>
        ${versions
          .filter(({ version }) => version !== latest)
          .toReversed()
          .map(
            ({ version, definition, publishedOn }) =>
              html`<h3>${words.say(`Version ${version}`, `Version ${version}`)} <span class="note">${dated(words, publishedOn)}</span></h3>
                <p><strong>${definition.name}</strong>${words.colon}${definition.definition}</p>
                ${termsOf(words, definition)}`,
          )}
      </details>`;

/** What it defines, in every version, and what the partnerships that use it come to together. */
export function sharedIndicatorView(visit: Visit, content: SharedIndicatorContent): Html {
  const { indicator, together, uses, organisations, clock } = content;
  const { words, address, caller, mayWrite } = visit;
  const { sharedIndicatorId, name, version, versions } = indicator;
  const latest = versions.at(-1);
  return html`${doneNotice(visit)}
    <div class="page-head">
      <p class="eyebrow">
        <a href="/shared-indicators">${words.say('Bibliothèque d’indicateurs', 'Library of indicators')}</a>
      </p>
      <h1>${name}</h1>
      <p class="lead">${latest?.definition.definition}</p>
      <p class="actions">
        ${
          mayWrite &&
          caller?.roles.includes('data-steward') &&
          html`<a class="button" href="/shared-indicators/${sharedIndicatorId}/revise">${words.say('Publier une nouvelle version', 'Publish a new version')}</a>`
        }
        <a class="button button--quiet" href="/shared-indicators/${sharedIndicatorId}/indicators.csv${address.search}"
          >${words.say('Tableur (CSV)', 'Spreadsheet (CSV)')}</a
        >
      </p>
    </div>
    ${clock}
    <section aria-labelledby="definition">
      <h2 id="definition">
        ${words.say(`Définition, version ${version}`, `Definition, version ${version}`)}
        ${latest && html`<span class="note">${dated(words, latest.publishedOn)}</span>`}
      </h2>
      ${latest && termsOf(words, latest.definition)} ${earlierVersions(words, indicator)}
    </section>
    <section aria-labelledby="together">
      <h2 id="together">${words.say('Lus ensemble', 'Read together')}</h2>
      <p class="note">
        ${words.say(
          'Ne s’additionnent que les indicateurs d’une même version de la définition, convenus et mesurés, des partenariats que vous voyez.',
          'Only indicators under one version of the definition, agreed and measured, of the partnerships that you see, are taken together.',
        )}
      </p>
      ${filterForm(visit, {
        filters: PORTFOLIO_FILTERS,
        organisations,
        more: versions.length > 1 && versionControl(visit, indicator, together.version),
      })}
      ${togetherView(visit, together)}
    </section>
    <section aria-labelledby="uses">
      <h2 id="uses">${words.say('Partenariats qui en usent', 'Partnerships that use it')}</h2>
      <p class="count" role="status">
        ${words.counted(uses.total, ['indicateur', 'indicateurs'], ['indicator', 'indicators'])}
      </p>
      ${
        uses.items.length === 0
          ? emptyState(
              words.say(
                'Aucun des partenariats que vous voyez n’en use sous ces critères.',
                'None of the partnerships that you see uses it under these criteria.',
              ),
            )
          : html`${usesTable(visit, together.definition, uses.items)} ${listPages(visit, uses.next)}`
      }
    </section>`;
}
