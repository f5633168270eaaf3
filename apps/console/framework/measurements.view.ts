import { type SheetIndicator, type SheetMeasurement } from '../api/sheet-answer.js';
import { html, type Html } from '../html/html.js';
import { wideTable } from '../page/parts.js';
import { measured, type MeasuredIn } from '../page/progress.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';

type Group = Omit<SheetMeasurement['groups'][number], 'group'>;

/** A measure: a share with what it is of, a text as it is, a number in its unit. */
function valueIn(
  words: Words,
  of: MeasuredIn,
  { value, numerator, denominator, text = null }: Partial<SheetMeasurement> & Group,
): Html {
  if (text !== null) return html`<span class="prose">${text}</span>`;
  if (numerator !== null && denominator !== null)
    return html`${words.number(numerator)} / ${words.number(denominator)}
      ${denominator !== 0 && html`(${words.number((100 * numerator) / denominator, 1)}\u00a0%)`}`;
  return measured(words, of, value);
}

/** All measures of an indicator, by the version that each was taken under. */
export function measurementsView(words: Words, { versions }: SheetIndicator): Html | null {
  const rows = versions.flatMap((version) => version.measurements.map((one) => ({ one, version })));
  if (rows.length === 0) return null;
  const caption = `${words.say('Mesures', 'Measurements')}${words.colon}${versions.at(-1)?.name ?? ''}`;
  const columns = [
    words.say('Date', 'Date'),
    words.say('Valeur', 'Value'),
    words.say('Source', 'Source'),
  ] as const;
  return html`<details>
    <summary>${words.counted(rows.length, ['mesure', 'mesures'], ['measurement', 'measurements'])}</summary>
    ${wideTable(
      caption,
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
          ${rows.map(
            ({ one, version }) =>
              html`<tr>
                <th scope="row">
                  ${one.period ? html`${dated(words, one.period.from)} – ${dated(words, one.period.to)}` : dated(words, one.measuredOn)}
                </th>
                <td data-label="${columns[1]}">
                  ${valueIn(words, version, one)}
                  ${one.groups.map(
                    (group) =>
                      html`<span class="note"
                        >${group.group}${words.colon}${valueIn(words, version, group)}</span
                      >`,
                  )}
                </td>
                <td data-label="${columns[2]}">
                  ${one.dataSource}
                  ${versions.length > 1 && html`<span class="note">version ${version.version}</span>`}
                  ${one.comment && html`<span class="note prose">${one.comment}</span>`}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>`,
    )}
  </details>`;
}
