import { GATE_OUTCOME_LABELS, gateLabel, RISK_ZONE_LABELS } from '#domain';
import { type SheetCriterion, type SheetGate } from '../../api/sheet-answer.js';
import { commentField, factFields } from '../../forms/fact-fields.js';
import { type FormFields } from '../../forms/form-fields.js';
import { html, type Html } from '../../html/html.js';
import { evidenceList } from '../../sheet/evidence.view.js';
import { type PartnershipAct } from '../act.js';
import { partyChoices } from '../choices.js';

const WAIVER = /^waivers\/\d+\/criterion$/;

/** A criterion with what is brought; where nothing is, a reason to waive it may be given. */
function criterion(form: FormFields, { code, label, met, evidence }: SheetCriterion, index: number): Html {
  const { words } = form;
  return html`<li>
    <h3>
      <span class="badge ${met ? 'badge--good' : 'badge--late'}"
        >${met ? words.say('✓ Prouvé', '✓ Met') : words.say('✗ Sans preuve', '✗ No evidence')}</span
      >
      ${words.of(label)}
    </h3>
    ${
      met
        ? evidenceList(words, evidence)
        : html`${form.hidden(`waivers/${index}/criterion`, code, ':companion')}
          ${form.area(`waivers/${index}/reason`, {
            label: words.say(`Raison d’y déroger : ${label.fr}`, `Why it is waived: ${label.en}`),
            hint: words.say('Laissez vide pour ne pas y déroger.', 'Leave empty not to waive it.'),
            rows: 2,
          })}`
    }
  </li>`;
}

const criteria = (form: FormFields, gate: SheetGate): Html =>
  html`<h2>${form.words.say('Critères du passage', 'Criteria of the gate')}</h2>
    <ul class="criteria">
      ${gate.criteria.map((one, index) => criterion(form, one, index))}
    </ul>`;

const conditions = (form: FormFields): Html =>
  form.group(
    form.words.say('Conditions, pour un passage sous conditions', 'Conditions, for a conditional go'),
    form.rows(
      'conditions',
      { atLeast: 1, add: form.words.say('Une condition de plus', 'One more condition') },
      (path, index) =>
        html`<div class="side-by-side">
          ${form.text(`${path}/text`, { label: form.words.say(`Condition ${index + 1}`, `Condition ${index + 1}`) })}
          ${form.day(`${path}/dueOn`, { label: form.words.say('Échéance', 'Due date') })}
        </div>`,
    ),
  );

export const DECIDE: PartnershipAct = {
  type: 'decide-at-gate',
  slug: 'decide',
  title: { fr: 'Décider du passage', en: 'Decide at the gate' },
  lead: {
    fr: 'La décision enregistre ce qui est décidé, par qui, et sur quelles preuves. Un critère sans preuve demande une dérogation motivée.',
    en: 'The decision records what is decided, by whom, on which evidence. A criterion without evidence needs a waiver with its reason.',
  },
  command: 'gates/:gate/decisions',
  inMenu: true,
  offered: ({ gate, status }) => gate !== null && status === 'active',
  start: ({ gate }): Record<string, string[]> => (gate ? { gate: [gate.gate] } : {}),
  fields: (form, { sheet }) => {
    const { words } = form;
    const { gate } = sheet;
    const asked = form.value('gate');
    if (!gate || gate.gate !== asked) {
      return html`${form.hidden('gate', asked, ':path')}
        <p>
          ${words.say(
            'Le partenariat n’est plus devant ce passage. Revenez à sa fiche.',
            'The partnership no longer stands before this gate. Go back to its sheet.',
          )}
        </p>`;
    }
    return html`<p>
        ${words.say('Passage', 'Gate')} <strong>${words.of(gateLabel(gate.gate))}</strong>
        <span class="badge badge--risk"
          >${words.say('Zone de risque', 'Risk zone')}${words.colon}${words.label(RISK_ZONE_LABELS, gate.riskZone)}</span
        >
      </p>
      ${form.hidden('gate', gate.gate, ':path')}
      ${form.radios('outcome', {
        label: words.say('Décision', 'Outcome'),
        choices: form.choices(GATE_OUTCOME_LABELS),
        required: true,
      })}
      ${form.boxes('deciderIds', {
        label: words.say('Parties qui décident', 'Parties that decide'),
        choices: partyChoices(sheet, words),
        required: true,
      })}
      ${criteria(form, gate)} ${conditions(form)} ${commentField(form)}
      ${factFields(form, words.say('Jour de la décision', 'Day of the decision'))}`;
  },
  moreFaults: ({ code, params }, { values }, say) => {
    if (code !== 'STAGE_GATE_CRITERIA_UNMET') return [];
    const unmet = (params?.criteria ?? []) as readonly { readonly code: string }[];
    const waivers = [...values].filter(([path]) => WAIVER.test(path));
    return unmet.flatMap((one) => {
      const place = waivers.find(([, [named]]) => named === one.code)?.[0].replace(/criterion$/, 'reason');
      const detail = say(
        'Sans preuve : apportez-en une, ou dites pourquoi y déroger.',
        'No evidence: bring some, or say why it is waived.',
      );
      return place === undefined ? [] : [{ field: place, detail }];
    });
  },
};
