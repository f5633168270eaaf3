import { EVIDENCE_KIND_LABELS, GATES, gateLabel } from '#domain';
import { factFields } from '../../forms/fact-fields.js';
import { html } from '../../html/html.js';
import { type PartnershipAct } from '../act.js';

export const BRING_EVIDENCE: PartnershipAct = {
  type: 'bring-evidence',
  slug: 'bring-evidence',
  title: { fr: 'Apporter une preuve', en: 'Bring evidence' },
  lead: {
    fr: 'Une preuve appuie un critère du passage : un texte, un lien, ou l’empreinte d’un fichier gardé ailleurs.',
    en: 'Evidence supports a criterion of the gate: a text, a link, or the fingerprint of a file kept elsewhere.',
  },
  command: 'gates/:gate/evidence',
  inMenu: true,
  offered: ({ gate }) => gate !== null,
  start: ({ gate }) => ({ kind: ['text'], ...(gate && { gate: [gate.gate] }) }),
  fields: (form, { sheet }) => {
    const { words } = form;
    const isAhead = sheet.gate !== null && sheet.gate.gate === form.value('gate');
    return html`${
      isAhead && sheet.gate
        ? html`<p>${words.say('Passage', 'Gate')} <strong>${words.of(gateLabel(sheet.gate.gate))}</strong></p>
            ${form.hidden('gate', sheet.gate.gate, ':path')}
            ${form.select('criterion', {
              label: words.say('Critère', 'Criterion'),
              choices: sheet.gate.criteria.map(({ code, label }) => ({
                value: code,
                label: words.of(label),
              })),
              required: true,
            })}`
        : html`${form.select('gate', {
            label: words.say('Passage', 'Gate'),
            suffix: ':path',
            choices: GATES.map((gate) => ({ value: gate, label: words.of(gateLabel(gate)) })),
            required: true,
          })}
          ${form.text('criterion', { label: words.say('Code du critère', 'Code of the criterion'), required: true })}`
    }
    ${form.radios('kind', { label: words.say('Nature', 'Kind'), choices: form.choices(EVIDENCE_KIND_LABELS), required: true })}
    ${form.area('text', {
      label: words.say('Texte', 'Text'),
      hint: words.say(
        'Pour une preuve en texte. Il est chiffré à l’enregistrement.',
        'For evidence as a text. It is stored encrypted.',
      ),
    })}
    ${form.text('link', {
      label: words.say('Lien', 'Link'),
      hint: words.say(
        'Pour un lien : une adresse en http ou https.',
        'For a link: an http or https address.',
      ),
      type: 'url',
    })}
    ${form.text('fileName', { label: words.say('Nom du fichier', 'File name'), hint: words.say('Pour un fichier.', 'For a file.') })}
    ${form.text('sha256', {
      label: words.say('Empreinte SHA-256 du fichier', 'SHA-256 of the file'),
      hint: words.say('64 chiffres hexadécimaux.', '64 hexadecimal digits.'),
    })}
    ${factFields(form, words.say('Jour où elle est apportée', 'Day it is brought'))}`;
  },
};
