import {
  CATEGORY_LABELS,
  DOMAIN_LABELS,
  ODD_LABELS,
  PARTY_ROLE_LABELS,
  STANDING_LABELS,
  TERRITORY_KIND_LABELS,
  TERRITORY_LEVEL_LABELS,
} from '#domain';
import { type OrganisationOptions } from '../../api/organisation-options.js';
import { factFields } from '../../forms/fact-fields.js';
import { type FormFields } from '../../forms/form-fields.js';
import { inClear } from '../../forms/in-clear.js';
import { attributes, html, type Html } from '../../html/html.js';
import { organisationChoices, unlistedOrganisations } from '../choices.js';
import { type Creation } from '../creation.js';

const party = (form: FormFields, path: string, index: number, organisations: OrganisationOptions): Html =>
  form.group(
    form.words.say(`Partie ${index + 1}`, `Party ${index + 1}`),
    html`${form.select(`${path}/organisationId`, {
      label: form.words.say('Organisation', 'Organisation'),
      choices: organisationChoices(organisations, form.words),
    })}
    ${form.boxes(`${path}/roles`, { label: form.words.say('Rôles', 'Roles'), choices: form.choices(PARTY_ROLE_LABELS) })}`,
  );

const territory = (form: FormFields, path: string): Html =>
  html`<div class="side-by-side">
    ${form.text(`${path}/name`, { label: form.words.say('Nom', 'Name') })}
    ${form.select(`${path}/level`, {
      label: form.words.say('Niveau', 'Level'),
      choices: form.choices(TERRITORY_LEVEL_LABELS),
    })}
    ${form.text(`${path}/code`, { label: form.words.say('Code INSEE', 'INSEE code') })}
    ${form.number(`${path}/vintage`, { label: form.words.say('Millésime du code', 'Year of the code') })}
    ${form.select(`${path}/kind`, {
      label: form.words.say('Origine ou essaimage', 'Birthplace or spread'),
      choices: form.choices(TERRITORY_KIND_LABELS),
      suffix: ':companion',
      none: null,
    })}
  </div>`;

const themes = (form: FormFields): Html => {
  const { words } = form;
  return html`<details${attributes({ class: 'more', open: form.concerns('domains') || form.concerns('odd') })}>
    <summary>${words.say('Domaines de fragilité et objectifs (ODD)', 'Domains of fragility and UN goals')}</summary>
    ${form.boxes('domains', { label: words.say('Domaines de fragilité', 'Domains of fragility'), choices: form.choices(DOMAIN_LABELS) })}
    ${form.select('odd/main', {
      label: words.say('Objectif de développement durable principal', 'Main UN goal'),
      choices: form.choices(ODD_LABELS).map(({ value, label }) => ({ value, label: `${value}. ${label}` })),
      none: words.say('Non indiqué', 'Not stated'),
    })}
    ${form.boxes('odd/others', {
      label: words.say('Autres objectifs', 'Other goals'),
      choices: form.choices(ODD_LABELS).map(({ value, label }) => ({ value, label: `${value}. ${label}` })),
    })}
  </details>`;
};

export const REGISTER_PARTNERSHIP: Creation = {
  path: '/partnerships',
  title: { fr: 'Enregistrer un partenariat', en: 'Register a partnership' },
  lead: {
    fr: 'Seul le titre est obligatoire : ce qui n’est pas connu se laisse vide, et s’ajoute plus tard.',
    en: 'Only the title is required: leave empty what is not known; it can be added later.',
  },
  list: { fr: 'Partenariats', en: 'Partnerships' },
  start: { standing: ['conception'], category: ['not-stated'], datePrecision: ['day'] },
  needsOrganisations: true,
  fields: (form, organisations) => {
    const { words } = form;
    const clear = inClear(words);
    return html`${form.text('title', { label: words.say('Titre', 'Title'), hint: clear, required: true })}
      ${form.area('need', { label: words.say('Besoin traité', 'Need addressed'), hint: clear, rows: 3 })}
      ${form.area('purpose', { label: words.say('Objet', 'Purpose'), hint: clear, rows: 3 })}
      ${form.area('populations', {
        label: words.say('Populations visées', 'Populations addressed'),
        hint: words.say('Une par ligne.', 'One a line.'),
        lines: true,
        rows: 3,
      })}
      <div class="side-by-side">
        ${form.select('category', { label: words.say('Catégorie', 'Category'), choices: form.choices(CATEGORY_LABELS), none: null })}
        ${form.select('standing', {
          label: words.say('Étape à l’entrée au registre', 'Stage at which it is registered'),
          choices: form.choices(STANDING_LABELS),
          none: null,
        })}
      </div>
      <h2>${words.say('Parties', 'Parties')}</h2>
      <p class="hint">
        ${words.say('Une organisation n’est pas dans la liste ?', 'An organisation is not in the list?')}
        <a href="/organisations/new">${words.say('Enregistrez-la d’abord', 'Register it first')}</a>.
      </p>
      ${unlistedOrganisations(organisations, words)}
      ${form.rows(
        'parties',
        { atLeast: 2, add: words.say('Une partie de plus', 'One more party') },
        (path, index) => party(form, path, index, organisations),
      )}
      <h2>${words.say('Où et pour quoi', 'Where and what for')}</h2>
      ${form.group(
        words.say('Territoires', 'Territories'),
        form.rows(
          'territories',
          { atLeast: 1, add: words.say('Un territoire de plus', 'One more territory') },
          (path) => territory(form, path),
        ),
      )}
      ${themes(form)}
      <h2>${words.say('Depuis quand, d’après quoi', 'Since when, from what')}</h2>
      ${factFields(form, words.say('Jour du début', 'Day of the start'))}
      ${form.flag('fictional', {
        label: words.say(
          'Partenariat fictif, pour la démonstration',
          'A fictional partnership, for the demonstration',
        ),
      })}`;
  },
};
