import { randomUUID } from 'node:crypto';
import { type SheetAnswer } from '../../api/sheet-answer.js';
import { type FormFault } from '../../forms/form-faults.js';
import { attributes, html, type Content, type Html } from '../../html/html.js';
import { emptyState, wideTable } from '../../page/parts.js';
import { type Visit } from '../../visit/visit.js';
import { type Words } from '../../words/words.js';
import { type PastedRow } from './pasted-rows.js';

/** What becomes of a row. */
export interface RowVerdict {
  readonly row: number;
  readonly verdict: 'recorded' | 'unchanged' | 'refused';
  readonly detail?: string;
}

export interface PasteContent {
  readonly sheet: SheetAnswer;
  /** Names of the indicators that can be measured. */
  readonly indicators: readonly string[];
  readonly table: string;
  readonly faults: readonly FormFault[];
  readonly notice: Content;
  readonly key: string | undefined;
  readonly judged: {
    readonly isTrial: boolean;
    readonly rows: readonly PastedRow[];
    readonly verdicts: readonly RowVerdict[];
  } | null;
}

const BADGES = { recorded: 'badge--good', unchanged: '', refused: 'badge--late' } as const;

function verdictTable(words: Words, { isTrial, rows, verdicts }: NonNullable<PasteContent['judged']>): Html {
  const says = {
    recorded: isTrial
      ? words.say('✓ Serait enregistrée', '✓ Would be recorded')
      : words.say('✓ Enregistrée', '✓ Recorded'),
    unchanged: words.say('= Déjà là', '= Already there'),
    refused: words.say('✗ Refusée', '✗ Refused'),
  };
  const caption = isTrial
    ? words.say('Essai : rien n’est enregistré', 'Trial: nothing is recorded')
    : words.say('Ce qui est devenu de chaque ligne', 'What became of each row');
  const columns = [
    words.say('Ligne', 'Row'),
    words.say('Verdict', 'Verdict'),
    words.say('Saisie', 'Typed'),
  ] as const;
  return html`<section aria-labelledby="verdicts">
    <h2 id="verdicts">${caption}</h2>
    ${wideTable(
      words.say('Verdicts, ligne par ligne', 'Verdicts, row by row'),
      html`<table class="stacks">
        <caption class="visually-hidden">
          ${caption}
        </caption>
        <thead>
          <tr>
            ${columns.map((column) => html`<th scope="col">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${verdicts.map(
            ({ row, verdict, detail }) =>
              html`<tr>
                <th scope="row">${row + 1}</th>
                <td data-label="${columns[1]}">
                  <span class="badge ${BADGES[verdict]}">${says[verdict]}</span>
                  ${detail && html`<span class="note">${detail}</span>`}
                </td>
                <td data-label="${columns[2]}">${rows[row]?.line.replaceAll('\t', ' ; ')}</td>
              </tr>`,
          )}
        </tbody>
      </table>`,
    )}
  </section>`;
}

/** A table of measurements pasted from a spreadsheet: tried or recorded, with a verdict for each row. */
export function pasteView(visit: Visit, content: PasteContent): Html {
  const { words, address } = visit;
  const { sheet, indicators, table, faults, notice, key = randomUUID(), judged } = content;
  const { partnershipId, revision, description } = sheet;
  return html`<div class="page-head">
      <p class="eyebrow"><a href="/partnerships/${partnershipId}/evaluation#indicators">${description.title}</a></p>
      <h1>${words.say('Coller un tableau de mesures', 'Paste a table of measurements')}</h1>
      <p class="lead">
        ${words.say(
          'Une mesure par ligne, copiée d’un tableur. Une ligne refusée n’en retient aucune autre.',
          'One measurement a line, copied from a spreadsheet. A row that is refused holds no other back.',
        )}
      </p>
    </div>
    ${notice}
    ${
      faults.length > 0 &&
      html`<div class="fault-summary" role="alert">
        <h2>${words.say('Rien n’est enregistré', 'Nothing is recorded')}</h2>
        <ul>
          ${faults.map(({ detail }) => html`<li>${detail}</li>`)}
        </ul>
      </div>`
    }
    ${judged && verdictTable(words, judged)}
    ${
      indicators.length === 0
        ? emptyState(
            words.say(
              'Aucun indicateur n’est convenu : rien ne se mesure encore.',
              'No indicator is agreed: nothing is measured yet.',
            ),
          )
        : html`<form method="post" action="${address.pathname}" class="form panel" novalidate autocomplete="off">
            <input type="hidden" name="_key" value="${key}" />
            <input type="hidden" name="_revision" value="${revision}" />
            <div class="field">
              <label for="field-table">${words.say('Tableau', 'Table')}</label>
              <p class="hint" id="field-table-hint">
                ${words.say(
                  'Colonnes séparées par des tabulations ou des points-virgules : indicateur ; jour ; valeur (12,5 ou 12/40) ; source ; puis, au besoin, du ; au ; commentaire.',
                  'Columns separated by tabs or semicolons: indicator; day; value (12.5 or 12/40); source; then, where needed, from; to; comment.',
                )}
                ${words.say('Indicateurs :', 'Indicators:')} ${indicators.join(', ')}.
              </p>
              <textarea${attributes({ id: 'field-table', name: 'table', rows: 10, 'aria-describedby': 'field-table-hint' })}>${'\n'}${table}</textarea>
            </div>
            <p class="actions">
              <button class="button">${words.say('Enregistrer', 'Record')}</button>
              <button class="button button--quiet" name="try" value="true">${words.say('Essayer seulement', 'Only try')}</button>
              <a href="/partnerships/${partnershipId}/evaluation">${words.say('Revenir au cadre', 'Back to the framework')}</a>
            </p>
          </form>`
    }`;
}
