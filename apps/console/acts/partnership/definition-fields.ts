import {
  ACCUMULATION_LABELS,
  DISAGGREGATION_LABELS,
  EVALUATED_OBJECT_LABELS,
  INDICATOR_DIRECTION_LABELS,
  MEASURE_KIND_LABELS,
  SUB_IMPACT_LABELS,
} from '#domain';
import { type SharedIndicator } from '../../api/shared-indicator-answers.js';
import { type SheetDefinition } from '../../api/sheet-answer.js';
import { type FormFields } from '../../forms/form-fields.js';
import { inClear } from '../../forms/in-clear.js';
import { attributes, html, type Html } from '../../html/html.js';

/** What a form of a definition starts with, to say what changes in it. */
export function definitionValues(at: string, definition: SheetDefinition): Record<string, readonly string[]> {
  const { subImpact, evaluates, name, definition: says, unit, measure, accumulation, direction } = definition;
  const { baseline, target, tolerance, scale, disaggregation, shared } = definition;
  const { periodFrom, periodTo, method, dataSource } = definition;
  const plain = { subImpact, evaluates, name, definition: says, unit, measure, accumulation, direction };
  const figures = { baseline, target, tolerance };
  const more = { periodFrom, periodTo, method, dataSource };
  return Object.fromEntries(
    [
      ...Object.entries({ ...plain, ...figures, ...more }).map(
        ([field, value]) => [field, value === null ? '' : String(value)] as const,
      ),
      ['scale', scale?.join('\n') ?? ''] as const,
      ...(disaggregation
        ? [
            ['disaggregation/by', disaggregation.by] as const,
            ['disaggregation/groups', disaggregation.groups.join('\n')] as const,
          ]
        : []),
      ...(shared
        ? [
            ['shared/sharedIndicatorId', shared.sharedIndicatorId] as const,
            ['shared/version', String(shared.version)] as const,
          ]
        : []),
    ].map(([field, value]) => [`${at}/${field}`, [value]]),
  );
}

/** What a form of an indicator that takes up a shared definition starts with, in its last version. */
export function sharedValues(
  at: string,
  { sharedIndicatorId, versions }: SharedIndicator,
): Record<string, readonly string[]> {
  const latest = versions.at(-1);
  if (!latest) return {};
  const { scale, ...terms } = latest.definition;
  return {
    ...Object.fromEntries(Object.entries(terms).map(([term, said]) => [`${at}/${term}`, [said]])),
    [`${at}/scale`]: [scale?.join('\n') ?? ''],
    [`${at}/shared/sharedIndicatorId`]: [sharedIndicatorId],
    [`${at}/shared/version`]: [String(latest.version)],
  };
}

/** Less usual parts of a definition: scales, groups. */
function furtherFields(form: FormFields, at: string): Html {
  const { words } = form;
  return html`<details${attributes({ class: 'more', open: form.concerns(`${at}/scale`) || form.concerns(`${at}/disaggregation`) })}>
    <summary>${words.say('Échelle ordonnée, détail par groupe', 'Ordinal scale, breakdown by group')}</summary>
    ${form.area(`${at}/scale`, {
      label: words.say('Échelons, du plus bas au plus haut', 'Steps, from lowest to highest'),
      hint: words.say(
        'Un par ligne ; pour une échelle ordonnée. Départ et cible se disent alors par rang.',
        'One a line; for an ordinal scale. Baseline and target are then ranks.',
      ),
      lines: true,
      rows: 4,
    })}
    ${form.select(`${at}/disaggregation/by`, {
      label: words.say('Détail des mesures par', 'Measures told apart by'),
      choices: form.choices(DISAGGREGATION_LABELS),
      none: words.say('Aucun détail', 'Not told apart'),
      short: true,
    })}
    ${form.area(`${at}/disaggregation/groups`, {
      label: words.say('Groupes ou territoires', 'Groups or territories'),
      hint: words.say('Un par ligne.', 'One a line.'),
      lines: true,
      rows: 3,
    })}
  </details>`;
}

/** The definition of the library that it is an instance of, as it was: a revision stays tied to it. */
function sharedFields(form: FormFields, at: string): Html | null {
  const [id, version] = [`${at}/shared/sharedIndicatorId`, `${at}/shared/version`];
  if (form.value(id) === '') return null;
  const { words } = form;
  return html`<p class="hint">
      ${words.say(
        `De la bibliothèque, version ${form.value(version)} : nom, définition, sous-impact, mesure, unité, sens, échelle et méthode y sont fixés.`,
        `From the library, version ${form.value(version)}: name, definition, sub-impact, measure, unit, direction, scale and method are fixed there.`,
      )}
    </p>
    ${form.hidden(id, form.value(id))} ${form.hidden(version, form.value(version), ':number')}`;
}

const directionField = (form: FormFields, at: string): Html =>
  form.select(`${at}/direction`, {
    label: form.words.say('Sens', 'Direction'),
    choices: form.choices(INDICATOR_DIRECTION_LABELS),
    required: true,
  });

/** What is measured, and how: what partnerships may share of a definition. @param more beside them */
export function termFields(form: FormFields, at: string, more?: Html): Html {
  const { words } = form;
  return html`${form.text(`${at}/name`, { label: words.say('Nom', 'Name'), hint: inClear(words), required: true })}
    ${form.area(`${at}/definition`, {
      label: words.say('Définition', 'Definition'),
      hint: inClear(words),
      required: true,
      rows: 3,
    })}
    <div class="side-by-side">
      ${form.select(`${at}/subImpact`, {
        label: words.say('Sous-impact', 'Sub-impact'),
        choices: form.choices(SUB_IMPACT_LABELS),
        required: true,
      })}
      ${form.select(`${at}/evaluates`, {
        label: words.say('Ce qui est évalué', 'What is evaluated'),
        choices: form.choices(EVALUATED_OBJECT_LABELS),
        required: true,
      })}
      ${form.select(`${at}/measure`, {
        label: words.say('Ce qu’on mesure', 'What is measured'),
        choices: form.choices(MEASURE_KIND_LABELS),
        none: null,
      })}
      ${form.text(`${at}/unit`, { label: words.say('Unité', 'Unit'), required: true, short: true })}
      ${form.select(`${at}/accumulation`, {
        label: words.say('Stock ou flux', 'Stock or flow'),
        choices: form.choices(ACCUMULATION_LABELS),
        none: null,
      })}
      ${directionField(form, at)} ${more}
    </div>`;
}

/** All that parties agree on when they agree on an indicator. */
export function definitionFields(form: FormFields, at: string): Html {
  const { words } = form;
  const aims = html`${form.number(`${at}/baseline`, { label: words.say('Valeur de départ', 'Baseline') })}
  ${form.number(`${at}/target`, { label: words.say('Cible', 'Target') })}
  ${form.number(`${at}/tolerance`, {
    label: words.say('Tolérance', 'Tolerance'),
    hint: words.say('Pour « maintenir ».', 'For “maintain”.'),
  })}
  ${form.day(`${at}/periodFrom`, { label: words.say('Début de la période', 'Start of the period'), required: true })}
  ${form.day(`${at}/periodTo`, { label: words.say('Fin de la période', 'End of the period'), required: true })}`;
  return html`${sharedFields(form, at)} ${termFields(form, at, aims)} ${furtherFields(form, at)}
    ${form.area(`${at}/method`, { label: words.say('Méthode de mesure', 'Method'), rows: 2 })}
    ${form.text(`${at}/dataSource`, { label: words.say('Source des données', 'Data source') })}`;
}
