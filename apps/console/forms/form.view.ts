import { randomUUID } from 'node:crypto';
import { attributes, html, type Content, type Html } from '../html/html.js';
import { type Visit } from '../visit/visit.js';
import { type FormFields } from './form-fields.js';

export interface FormContent {
  readonly title: string;
  readonly lead?: string | null;
  /** Where one comes from, and goes back to without sending. */
  readonly back: { readonly href: string; readonly label: string };
  /** Revision that the command will be sent with; null to create. */
  readonly revision: string | null;
  /** Of a form shown again; else one is made. */
  readonly key: string | undefined;
  readonly submit: string;
  readonly form: FormFields;
  readonly fields: Html;
  /** What stands before the fields: the sheet changed meanwhile… */
  readonly notice?: Content;
}

/** A link to each thing that is wrong, in the order of the form. */
function faultSummary({ words }: Visit, form: FormFields): Html | null {
  const faults = form.summary();
  if (faults.length === 0) return null;
  return html`<div class="fault-summary" role="alert" tabindex="-1" autofocus>
    <h2>
      ${words.say('Rien n’est enregistré :', 'Nothing is recorded:')}
      ${words.counted(faults.length, ['point à corriger', 'points à corriger'], ['thing to mend', 'things to mend'])}
    </h2>
    <ul>
      ${faults.map(({ detail, href }) => html`<li>${href === null ? detail : html`<a href="${href}">${detail}</a>`}</li>`)}
    </ul>
  </div>`;
}

/**
 * A form that posts to its own address. Its key is made with it and stays its own, so that sent twice it is one command;
 * Enter sends it, whatever other buttons it holds.
 */
export function formView(visit: Visit, content: FormContent): Html {
  const { words, address } = visit;
  const { title, lead, back, revision, key = randomUUID(), submit, form, fields, notice } = content;
  const action = new URLSearchParams(
    [...address.searchParams].filter(([name]) => name !== 'lang'),
  ).toString();
  return html`<div class="page-head">
      <p class="eyebrow"><a href="${back.href}">${back.label}</a></p>
      <h1>${title}</h1>
      ${lead && html`<p class="lead">${lead}</p>`}
    </div>
    ${notice} ${faultSummary(visit, form)}
    <form${attributes({
      method: 'post',
      action: address.pathname + (action && `?${action}`),
      class: 'form panel',
      novalidate: true,
      autocomplete: 'off',
    })}>
      <button class="visually-hidden" tabindex="-1" aria-hidden="true">${submit}</button>
      <input type="hidden" name="_key" value="${key}">
      ${revision !== null && html`<input type="hidden" name="_revision" value="${revision}" />`}
      ${fields}
      <p class="actions">
        <button class="button">${submit}</button>
        <a href="${back.href}">${words.say('Renoncer', 'Cancel')}</a>
      </p>
    </form>`;
}
