import { unknownNotice, unknownTitle } from '../forms/unknown-outcome.js';
import { html, type Html } from '../html/html.js';
import { type Visit } from '../visit/visit.js';
import { page } from './page.js';

/** A form as its body is parsed. */
export type SentForm = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Whether a request was the sending of a form. */
export const isForm = (sent: unknown): sent is SentForm =>
  typeof sent === 'object' && sent !== null && '_key' in sent;

/** Why something is to be sent again. */
export interface WhyAgain {
  readonly title: string;
  readonly notice: Html;
}

export const unknownOutcome = (visit: Visit): WhyAgain => ({
  title: unknownTitle(visit),
  notice: unknownNotice(visit),
});

/** All that was sent, to be sent again as it is: for when the form itself cannot be made, or has changed since. */
export function resendPage(
  visit: Visit,
  sent: SentForm,
  requestId: string,
  { title, notice }: WhyAgain,
): string {
  const { words, address } = visit;
  const fields = Object.entries(sent).flatMap(([name, values]) =>
    [values ?? []].flat().map((value) => ({ name, value })),
  );
  const typed = fields.filter(({ name, value }) => !name.startsWith('_') && value.trim() !== '');
  return page(visit, {
    title,
    main: html`<div class="reading">
      <h1>${title}</h1>
      ${notice}
      <form method="post" action="${address.pathname + address.search}" class="form panel">
        ${fields.map(({ name, value }) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <details>
          <summary>${words.say('Ce qui sera renvoyé', 'What will be sent again')}</summary>
          <ul>
            ${typed.map(({ value }) => html`<li class="prose">${value}</li>`)}
          </ul>
        </details>
        <p class="actions">
          <button class="button">${words.say('Renvoyer', 'Send again')}</button>
          <a href="/">${words.say('Renoncer', 'Cancel')}</a>
        </p>
      </form>
      <p class="note">${words.say('Numéro de la demande', 'Request number')} <code>${requestId}</code></p>
    </div>`,
  });
}
