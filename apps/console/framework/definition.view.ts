import {
  ACCUMULATION_LABELS,
  DISAGGREGATION_LABELS,
  EVALUATED_OBJECT_LABELS,
  INDICATOR_DIRECTION_LABELS,
  MEASURE_KIND_LABELS,
} from '#domain';
import { type SheetDefinition } from '../api/sheet-answer.js';
import { html, type Content, type Html } from '../html/html.js';
import { facts, orNotStated } from '../page/parts.js';
import { measured } from '../page/progress.js';
import { dated } from '../words/time.js';
import { type Words } from '../words/words.js';

/** What is measured, how, and what is aimed at: all that parties agree on. */
export function definitionFacts(
  words: Words,
  definition: SheetDefinition,
  more: readonly (readonly [string, Content])[] = [],
): Html {
  const { measure, accumulation, unit, scale, direction, baseline, target, tolerance } = definition;
  const { evaluates, disaggregation, shared, periodFrom, periodTo, method, dataSource } = definition;
  return facts([
    [
      words.say('Mesure', 'Measure'),
      html`${words.label(MEASURE_KIND_LABELS, measure)} (${unit})
        <span class="note">${words.label(ACCUMULATION_LABELS, accumulation)}</span>`,
    ],
    [words.say('Échelle', 'Scale'), scale !== null && scale.join(' < ')],
    [
      words.say('Départ → cible', 'Baseline → target'),
      measure !== 'qualitative' &&
        html`${measured(words, definition, baseline)} → ${measured(words, definition, target)}
          ${tolerance !== null && `± ${words.number(tolerance)}`}
          <span class="note">${words.label(INDICATOR_DIRECTION_LABELS, direction)}</span>`,
    ],
    [words.say('Ce qui est évalué', 'What is evaluated'), words.label(EVALUATED_OBJECT_LABELS, evaluates)],
    [words.say('Période', 'Period'), html`${dated(words, periodFrom)} – ${dated(words, periodTo)}`],
    [
      words.say('Détail par', 'Told apart by'),
      disaggregation &&
        html`${words.label(DISAGGREGATION_LABELS, disaggregation.by)}${words.colon}${disaggregation.groups.join(', ')}`,
    ],
    [
      words.say('Indicateur partagé', 'Shared indicator'),
      shared &&
        html`<a href="/shared-indicators/${shared.sharedIndicatorId}"
          >${words.say(`de la bibliothèque, version ${shared.version}`, `from the library, version ${shared.version}`)}</a
        >`,
    ],
    [words.say('Méthode', 'Method'), orNotStated(words, method)],
    [words.say('Source des données', 'Data source'), orNotStated(words, dataSource)],
    ...more,
  ]);
}
