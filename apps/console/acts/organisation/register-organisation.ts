import {
  COMPANY_SIZE_LABELS,
  IDENTIFIER_SCHEME_LABELS,
  SPHERE_LABELS,
  TERRITORY_LEVEL_LABELS,
} from '#domain';
import { factFields } from '../../forms/fact-fields.js';
import { html } from '../../html/html.js';
import { type Creation } from '../creation.js';

export const REGISTER_ORGANISATION: Creation = {
  path: '/organisations',
  title: { fr: 'Enregistrer une organisation', en: 'Register an organisation' },
  lead: {
    fr: 'Un identifiant (SIREN, SIRET, RNA) évite de l’enregistrer deux fois.',
    en: 'An identifier (SIREN, SIRET, RNA) keeps it from being registered twice.',
  },
  list: { fr: 'Organisations', en: 'Organisations' },
  start: { datePrecision: ['day'] },
  needsOrganisations: false,
  fields: (form) => {
    const { words } = form;
    return html`${form.text('name', { label: words.say('Nom', 'Name'), required: true })}
      <div class="side-by-side">
        ${form.select('sphere', { label: words.say('Monde', 'Sphere'), choices: form.choices(SPHERE_LABELS), required: true })}
        ${form.select('size', {
          label: words.say('Taille', 'Size'),
          hint: words.say('Pour une entreprise seulement.', 'For a company only.'),
          choices: form.choices(COMPANY_SIZE_LABELS),
          none: words.say('Non indiquée', 'Not stated'),
        })}
      </div>
      ${form.group(
        words.say('Identifiants', 'Identifiers'),
        form.rows(
          'identifiers',
          { atLeast: 1, add: words.say('Un identifiant de plus', 'One more identifier') },
          (path) =>
            html`<div class="side-by-side">
              ${form.select(`${path}/scheme`, {
                label: words.say('Répertoire', 'Register'),
                choices: form.choices(IDENTIFIER_SCHEME_LABELS),
                suffix: ':companion',
                none: null,
              })}
              ${form.text(`${path}/value`, { label: words.say('Identifiant', 'Identifier') })}
            </div>`,
        ),
      )}
      ${form.group(
        words.say('Territoire du siège', 'Home territory'),
        html`<div class="side-by-side">
          ${form.text('homeTerritory/name', { label: words.say('Nom', 'Name') })}
          ${form.select('homeTerritory/level', {
            label: words.say('Niveau', 'Level'),
            choices: form.choices(TERRITORY_LEVEL_LABELS),
          })}
          ${form.text('homeTerritory/code', { label: words.say('Code INSEE', 'INSEE code') })}
          ${form.number('homeTerritory/vintage', { label: words.say('Millésime du code', 'Year of the code') })}
        </div>`,
      )}
      ${factFields(form, words.say('Jour depuis lequel elle est connue', 'Day since which it is known'))}
      ${form.flag('fictional', {
        label: words.say(
          'Organisation fictive, pour la démonstration',
          'A fictional organisation, for the demonstration',
        ),
      })}`;
  },
  alreadyThere: ({ words }, { values }) => {
    const typed = [...values].find(
      ([path, [value]]) => /^identifiers\/\d+\/value$/.test(path) && value?.trim(),
    );
    const detail = words.say(
      'Une organisation portant cet identifiant est déjà au registre : cherchez-la dans l’annuaire.',
      'An organisation with this identifier is already in the ledger: look for it in the directory.',
    );
    return [{ field: typed?.[0] ?? null, detail }];
  },
};
