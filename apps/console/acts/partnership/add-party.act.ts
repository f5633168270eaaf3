import { PARTY_ROLE_LABELS } from '#domain';
import { factFields } from '../../forms/fact-fields.js';
import { html } from '../../html/html.js';
import { type PartnershipAct } from '../act.js';
import { organisationChoices, unlistedOrganisations } from '../choices.js';

export const ADD_PARTY: PartnershipAct = {
  type: 'add-party',
  slug: 'add-party',
  title: { fr: 'Ajouter une partie', en: 'Add a party' },
  command: 'parties',
  inMenu: false,
  offered: () => true,
  fields: async (form, { organisations }) => {
    const { words } = form;
    const options = await organisations();
    return html`${form.select('organisationId', {
      label: words.say('Organisation', 'Organisation'),
      choices: organisationChoices(options, words),
      required: true,
    })}
      ${unlistedOrganisations(options, words)}
      <p class="hint">
        ${words.say('Elle n’est pas dans la liste ?', 'Not in the list?')}
        <a href="/organisations/new">${words.say('Enregistrez-la d’abord', 'Register it first')}</a>.
      </p>
      ${form.boxes('roles', { label: words.say('Rôles', 'Roles'), choices: form.choices(PARTY_ROLE_LABELS), required: true })}
      ${factFields(form, words.say('Jour où elle rejoint le partenariat', 'Day it joins the partnership'))}`;
  },
};
