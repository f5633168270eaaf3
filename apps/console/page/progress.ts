import { html, type Html } from '../html/html.js';
import { type Words } from '../words/words.js';
import { progressBar } from './progress-bar.js';

/** A value, in its unit where that is not said elsewhere; a dash where there is none. */
export const quantity = (words: Words, value: number | null, unit = ''): Html =>
  value === null ? html`<span class="zero">–</span>` : html`${words.number(value)} ${unit}`;

interface Measured {
  readonly agreedOn: string | null;
  readonly actual: number | null;
  readonly progress: number | null;
  readonly maintained: boolean | null;
  /** Why silences were passed over; null for a text that was forgotten. */
  readonly silenceJustifications?: readonly (string | null)[];
}

/** How far an indicator is, or why that cannot be said. */
export function progressIn(words: Words, indicator: Measured): Html {
  const { agreedOn, actual, progress, maintained, silenceJustifications = [] } = indicator;
  const reading =
    maintained !== null
      ? html`${maintained ? words.say('maintenu', 'maintained') : words.say('non maintenu', 'not maintained')}`
      : progress !== null
        ? html`<span class="with-bar"
            >${progressBar(progress)} <strong>${words.percent(progress)}</strong></span
          >`
        : agreedOn === null
          ? html`<span class="note">${words.say('pas encore convenu', 'not agreed yet')}</span>`
          : actual === null
            ? html`<span class="note">${words.say('pas encore mesuré', 'not measured yet')}</span>`
            : html`<span class="note"
                >${words.say('sans départ ou sans cible', 'no baseline or no target')}</span
              >`;
  const passedOver = words.say('Silence de parties passé outre', 'Silence of parties passed over');
  return html`${reading}${silenceJustifications.map(
    (why) =>
      html`<span class="note">${passedOver}${words.colon} ${why ?? words.say('texte effacé', 'text erased')}</span>`,
  )}`;
}
