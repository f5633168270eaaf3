import { CLOCKS } from '../clocks/clocks.js';
import { attributes, html, type Content, type Html } from '../html/html.js';
import { type Organisation } from '../api/list-answers.js';
import { type Visit } from '../visit/visit.js';
import { type Words } from '../words/words.js';
import { type Filter } from './filter.js';

interface Choice {
  readonly value: string;
  readonly label: string;
}

function choicesOf(filter: Filter, words: Words, organisations: readonly Organisation[]): Choice[] | null {
  if (filter.kind === 'organisation') {
    return organisations.map(({ organisationId, name }) => ({ value: organisationId, label: name }));
  }
  if (filter.kind !== 'codes') return null;
  return Object.entries(filter.labels).map(([value, label]) => ({ value, label: words.of(label) }));
}

function control(
  filter: Filter,
  values: readonly string[],
  choices: readonly Choice[] | null,
  words: Words,
): Html {
  const { name } = filter;
  const id = `filter-${name}`;
  if (!choices) {
    return html`<input${attributes({ id, name, type: filter.kind === 'date' ? 'date' : 'text', value: values[0] })}>`;
  }
  // Several values of one criterion are alternatives: a link behind a figure may bring them.
  const several = values.length > 1;
  return html`<select${attributes({ id, name, multiple: several, size: several && 4 })}>
    ${!several && html`<option value="">${words.say('Tous', 'All')}</option>`}
    ${choices.map(
      ({ value, label }) =>
        html`<option${attributes({ value, selected: values.includes(value) })}>${label}</option>`,
    )}
  </select>`;
}

function shownValue(
  filter: Filter,
  value: string,
  words: Words,
  organisations: readonly Organisation[],
): string {
  if (filter.kind === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? words.date(value) : value;
  const label = 'labels' in filter && filter.labels ? filter.labels[value] : undefined;
  if (label) return words.of(label);
  return organisations.find(({ organisationId }) => organisationId === value)?.name ?? value;
}

/** The address without one value of one criterion. */
function without(address: URL, name: string, value: string): string {
  const query = new URLSearchParams(
    [...address.searchParams].filter(
      ([asked, given]) =>
        !['cursor', 'lang', 'done', 'after'].includes(asked) &&
        given !== '' &&
        (asked !== name || given !== value),
    ),
  );
  const asked = query.toString();
  return asked === '' ? address.pathname : `${address.pathname}?${asked}`;
}

export interface FilterForm {
  readonly filters: readonly Filter[];
  readonly organisations: readonly Organisation[];
  /** More controls, of the list alone: its order. */
  readonly more?: Content;
}

/** The criteria of a list or report: a form that works as a plain link, and each criterion in force, to be taken out. */
export function filterForm({ words, address }: Visit, { filters, organisations, more }: FilterForm): Html {
  const valuesOf = (name: string): string[] =>
    address.searchParams.getAll(name).filter((value) => value !== '');
  const active = filters.flatMap((filter) => valuesOf(filter.name).map((value) => ({ filter, value })));
  const clocks: readonly string[] = Object.values(CLOCKS);
  const offered = filters.filter(({ kind }) => kind !== 'from-figure');
  return html`<section class="filters" aria-label="${words.say('Filtres', 'Filters')}">
    <details${attributes({ open: active.length > 0 || offered.length < 4 })}>
      <summary>${words.say('Filtrer', 'Filter')}</summary>
      <form method="get" action="${address.pathname}">
        <div class="filters__fields">
          ${offered.map(
            (filter) =>
              html`<div class="field">
                <label for="filter-${filter.name}">${words.of(filter.label)}</label>
                ${control(filter, valuesOf(filter.name), choicesOf(filter, words, organisations), words)}
              </div>`,
          )}
          ${more}
        </div>
        ${filters
          .filter(({ kind }) => kind === 'from-figure')
          .flatMap(({ name }) =>
            valuesOf(name).map((value) => html`<input type="hidden" name="${name}" value="${value}" />`),
          )}
        ${clocks.flatMap((name) => valuesOf(name).map((value) => html`<input type="hidden" name="${name}" value="${value}" />`))}
        <p class="actions"><button class="button">${words.say('Appliquer', 'Apply')}</button></p>
      </form>
    </details>
    ${
      active.length > 0 &&
      html`<ul class="chips" aria-label="${words.say('Filtres en vigueur', 'Filters in force')}">
        ${active.map(
          ({ filter, value }) =>
            html`<li>
              <a class="chip" href="${without(address, filter.name, value)}"
                ><span
                  >${words.of(filter.label)}${words.colon}${shownValue(filter, value, words, organisations)}</span
                >
                <span aria-hidden="true">×</span
                ><span class="visually-hidden"
                  >${words.say('retirer ce filtre', 'remove this filter')}</span
                ></a
              >
            </li>`,
        )}
        <li><a href="${address.pathname}">${words.say('Tout effacer', 'Clear all')}</a></li>
      </ul>`
    }
  </section>`;
}
