import { termFields } from '../acts/partnership/definition-fields.js';
import { type LibraryDefinition } from '../api/shared-indicator-answers.js';
import { factFields } from '../forms/fact-fields.js';
import { type FormFields } from '../forms/form-fields.js';
import { type Html, html } from '../html/html.js';

/** The part of a form's names that a definition stands under. */
const AT = 'definition';

/** What a form of a shared definition holds: what partnerships have in common, and nothing of what each aims at. */
export const sharedDefinitionFields = (form: FormFields): Html =>
  html`${termFields(form, AT)}
  ${form.area(`${AT}/scale`, {
    label: form.words.say('Échelons, du plus bas au plus haut', 'Steps, from lowest to highest'),
    hint: form.words.say('Un par ligne ; pour une échelle ordonnée.', 'One a line; for an ordinal scale.'),
    lines: true,
    rows: 4,
  })}
  ${form.area(`${AT}/method`, { label: form.words.say('Méthode de mesure', 'Method'), rows: 2 })}
  ${factFields(form, form.words.say('Jour de la publication', 'Day of publication'))}`;

export const startOfDefinition = (
  definition: LibraryDefinition,
): readonly (readonly [string, readonly string[]])[] =>
  Object.entries(definition).map(([term, value]: [string, string | readonly string[] | null]) => [
    `${AT}/${term}`,
    [typeof value === 'string' ? value : (value ?? []).join('\n')],
  ]);
