import { type ListAnswer, type Organisation } from '../api/list-answers.js';
import { addressWith } from '../filters/filter.js';
import { filterForm } from '../filters/filter-form.js';
import { attributes, html, type Html } from '../html/html.js';
import { emptyState, wideTable } from '../page/parts.js';
import { type Visit } from '../visit/visit.js';
import { type ListDefinition } from './list-definition.js';

function orderControl<Item>({ words, address }: Visit, { orders }: ListDefinition<Item>): Html | null {
  if (!orders) return null;
  const chosen = address.searchParams.get('sort') ?? orders[0]?.[0];
  return html`<div class="field">
    <label for="filter-sort">${words.say('Ordre', 'Order')}</label>
    <select id="filter-sort" name="sort">
      ${orders.map(
        ([value, label]) =>
          html`<option${attributes({ value, selected: value === chosen })}>${words.of(label)}</option>`,
      )}
    </select>
  </div>`;
}

function table<Item>(
  { words }: Visit,
  { columns, title }: ListDefinition<Item>,
  items: readonly Item[],
): Html {
  const [naming, ...others] = columns;
  return wideTable(
    words.of(title),
    html`<table class="list stacks">
      <caption class="visually-hidden">
        ${words.of(title)}
      </caption>
      <thead>
        <tr>
          ${columns.map(
            ({ label, isNumber }) =>
              html`<th${attributes({ scope: 'col', class: isNumber && 'number' })}>${words.of(label)}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${items.map(
          (item) =>
            html`<tr>
              <th scope="row">${naming?.cell(item, words)}</th>
              ${others.map(
                ({ label, cell, isNumber }) =>
                  html`<td${attributes({ class: isNumber && 'number', 'data-label': words.of(label) })}>${cell(item, words)}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

/** Where a page of a list stands, and the way to the others. */
export function listPages({ words, address }: Visit, next: string | null): Html | null {
  const isFirst = !address.searchParams.has('cursor');
  if (isFirst && next === null) return null;
  return html`<nav class="pages" aria-label="${words.say('Pages de la liste', 'Pages of the list')}">
    ${!isFirst && html`<a href="${addressWith(address, {})}" rel="first">${words.say('← Première page', '← First page')}</a>`}
    ${next !== null && html`<a href="${addressWith(address, { cursor: next })}" rel="next">${words.say('Page suivante →', 'Next page →')}</a>`}
  </nav>`;
}

export function listView<Item>(
  visit: Visit,
  list: ListDefinition<Item>,
  { items, total, next }: ListAnswer<Item>,
  { organisations, clock }: { readonly organisations: readonly Organisation[]; readonly clock: Html },
): Html {
  const { words, address, caller, mayWrite } = visit;
  const { act } = list;
  const mayAct = mayWrite && (act?.role === undefined || caller?.roles.includes(act.role));
  return html`<div class="page-head">
      <h1>${words.of(list.title)}</h1>
      <p class="lead">${words.of(list.lead)}</p>
      <p class="actions">
        ${mayAct && act && html`<a class="button" href="${act.href}">${words.of(act.label)}</a>`}
        ${list.more && html`<a class="button button--quiet" href="${list.more.href}">${words.of(list.more.label)}</a>`}
        <a class="button button--quiet" href="${list.path}.csv${address.search}"
          >${words.say('Tableur (CSV)', 'Spreadsheet (CSV)')}</a
        >
      </p>
    </div>
    ${clock}
    ${list.filters.length > 0 && filterForm(visit, { filters: list.filters, organisations, more: orderControl(visit, list) })}
    <p class="count" role="status">${words.counted(total, list.counted.fr, list.counted.en)}</p>
    ${
      items.length === 0
        ? emptyState(
            list.empty
              ? words.of(list.empty)
              : words.say('Rien ne répond à ces critères.', 'Nothing meets these criteria.'),
          )
        : html`${table(visit, list, items)} ${listPages(visit, next)}`
    }`;
}
