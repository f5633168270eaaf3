import { POSITION_TOKEN } from '#contracts';
import { attributes, html, type Html } from '../html/html.js';
import { type Closing } from '../api/closing-answers.js';
import { type Visit } from '../visit/visit.js';
import { type ClockNames } from './clocks.js';

/** The token of a stamp cannot be typed as a moment: it is kept as it came. */
const isToken = (value: string): boolean => POSITION_TOKEN.test(value);
const localMoment = (value: string): string => value.slice(0, 16);

/** The three ways of saying a point: a date, what was known when, or a closing. */
export function clockFields(
  { words, address }: Visit,
  names: ClockNames,
  closings: readonly Closing[],
): Html {
  const value = (name: string): string => address.searchParams.get(name) ?? '';
  const id = (name: string): string => `clock-${name}`;
  const known = value(names.knownAt);
  const chosen = value(names.closing);
  return html`<div class="field">
      <label for="${id(names.asOf)}">${words.say('À la date du', 'As of')}</label>
      <input${attributes({ id: id(names.asOf), name: names.asOf, type: 'date', value: value(names.asOf) })}>
    </div>
    <div class="field">
      <label for="${id(names.knownAt)}">${words.say('Connu le (heure de Paris)', 'Known on (Paris time)')}</label>
      <input${attributes({
        id: id(names.knownAt),
        name: names.knownAt,
        type: isToken(known) ? 'text' : 'datetime-local',
        value: isToken(known) ? known : localMoment(known),
      })}>
    </div>
    <div class="field">
      <label for="${id(names.closing)}">${words.say('Ou à l’arrêté', 'Or at the closing')}</label>
      <select${attributes({ id: id(names.closing), name: names.closing })}>
        <option value="">${words.say('Aucun', 'None')}</option>
        ${closings.map(
          ({ closingId, name, withdrawnOn }) =>
            html`<option${attributes({ value: closingId, selected: closingId === chosen })}>${name}${
              withdrawnOn !== null && ` (${words.say('retiré', 'withdrawn')})`
            }</option>`,
        )}
      </select>
    </div>`;
}
