import { type MeasureKind } from '#domain';
import { html, type Html } from '../html/html.js';
import { type Words } from '../words/words.js';
import { progressBar } from './progress-bar.js';

/** What a value of an indicator is of. */
export interface MeasuredIn {
  readonly measure: MeasureKind;
  readonly unit: string;
  /** Labels of an ordinal scale, the lowest first. */
  readonly scale: readonly string[] | null;
}

/** A value as its indicator measures: euros for cents, hundredths as such, a label for its rank. */
export function measuredInWords(words: Words, { measure, unit, scale }: MeasuredIn, value: number): string {
  if (measure === 'percentage') return `${words.number(value, 2)}\u00a0%`;
  if (measure === 'money') return `${words.number(value / 100, 2)}\u00a0€`;
  if (measure === 'ordinal') return scale?.[value - 1] ?? words.number(value, 2);
  return `${words.number(value)} ${unit}`.trimEnd();
}

/** The same on a page; a dash where there is none. */
export const measured = (words: Words, measuredIn: MeasuredIn, value: number | null): Html =>
  value === null ? html`<span class="zero">–</span>` : html`${measuredInWords(words, measuredIn, value)}`;

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
