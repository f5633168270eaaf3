import { type Labels } from '#domain';
import { attributes, html, type Content, type Html } from '../html/html.js';
import { type Words } from '../words/words.js';
import { type FormFault } from './form-faults.js';

export interface FieldOptions {
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  /** For one that is short: a date, a number, a code. */
  readonly short?: boolean;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

type Values = ReadonlyMap<string, readonly string[]>;
type Suffix = '' | ':number' | ':companion' | ':path' | ':empty';

/** As many rows as any list of the API takes. */
const MOST_ROWS = 50;

export const idOf = (path: string): string => `field-${path.replaceAll('/', '-')}`;

/** Makes the fields of one form, with what was typed in them and what is wrong with each. */
export class FormFields {
  private readonly unclaimed: Set<FormFault>;
  /** Faults in the order of the fields they were shown at. */
  private readonly shown: { readonly fault: FormFault; readonly id: string; readonly label: string }[] = [];

  constructor(
    readonly words: Words,
    private readonly values: Values,
    faults: readonly FormFault[],
    /** `add:<path>`: a row is asked for. */
    private readonly action: string = '',
  ) {
    this.unclaimed = new Set(faults);
  }

  value(path: string): string {
    return this.values.get(path)?.[0] ?? '';
  }

  choices(labels: Labels<string>): Choice[] {
    return Object.entries(labels).map(([value, label]) => ({ value, label: this.words.of(label) }));
  }

  text(
    path: string,
    options: FieldOptions & { readonly type?: 'text' | 'url'; readonly suffix?: Suffix },
  ): Html {
    const { type = 'text', suffix = '' } = options;
    return this.field(
      path,
      options,
      (named) => html`<input${attributes({ ...named, name: path + suffix, type, value: this.value(path) })}>`,
    );
  }

  number(path: string, options: FieldOptions): Html {
    return this.field(
      path,
      { short: true, ...options },
      (named) =>
        html`<input${attributes({ ...named, name: `${path}:number`, type: 'text', inputmode: 'decimal', value: this.value(path) })}>`,
    );
  }

  day(path: string, options: FieldOptions): Html {
    return this.field(
      path,
      { short: true, ...options },
      (named) => html`<input${attributes({ ...named, name: path, type: 'date', value: this.value(path) })}>`,
    );
  }

  /** A text of several lines; `lines`: one value a line. */
  area(
    path: string,
    options: FieldOptions & { readonly lines?: boolean; readonly rows?: number; readonly suffix?: Suffix },
  ): Html {
    const { lines = false, rows = 4, suffix = '' } = options;
    const name = lines ? `${path}:lines` : path + suffix;
    // A browser drops the first line break of a text area.
    return this.field(
      path,
      options,
      (named) => html`<textarea${attributes({ ...named, name, rows })}>${'\n'}${this.value(path)}</textarea>`,
    );
  }

  select(
    path: string,
    options: FieldOptions & {
      readonly choices: readonly Choice[];
      readonly suffix?: Suffix;
      readonly none?: string | null;
    },
  ): Html {
    const { choices, suffix = '', none = this.words.say('Choisir…', 'Choose…') } = options;
    const chosen = this.value(path);
    return this.field(
      path,
      options,
      (named) => html`<select${attributes({ ...named, name: path + suffix })}>
        ${none !== null && html`<option value="">${none}</option>`}
        ${choices.map(({ value, label }) => html`<option${attributes({ value, selected: value === chosen })}>${label}</option>`)}
      </select>`,
    );
  }

  /** Any of several values. */
  boxes(path: string, options: FieldOptions & { readonly choices: readonly Choice[] }): Html {
    return this.several(path, options, (index, { value }) => ({
      type: 'checkbox',
      name: `${path}:list`,
      value,
      checked: this.values.get(path)?.includes(value) ?? false,
      id: this.idOfChoice(path, index),
    }));
  }

  /** One of several values. */
  radios(path: string, options: FieldOptions & { readonly choices: readonly Choice[] }): Html {
    return this.several(path, options, (index, { value }) => ({
      type: 'radio',
      name: path,
      value,
      checked: this.value(path) === value,
      id: this.idOfChoice(path, index),
    }));
  }

  flag(path: string, { label, hint }: FieldOptions): Html {
    const id = idOf(path);
    const faults = this.claim(path, id, label);
    return html`<div class="field${faults.length > 0 ? ' field--fault' : ''}">
      ${this.faultMessage(id, faults)}
      <div class="choice">
        <input${attributes({
          type: 'checkbox',
          id,
          name: `${path}:flag`,
          value: 'true',
          checked: this.value(path) !== '',
          'aria-describedby': this.describedBy(id, hint, faults),
        })}>
        <label for="${id}">${label}</label>
      </div>
      ${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}
    </div>`;
  }

  /** A value the reader does not type. */
  hidden(path: string, value: string, suffix: Suffix = ''): Html {
    return html`<input${attributes({ type: 'hidden', name: path + suffix, value })}>`;
  }

  group(legend: string, content: Content): Html {
    return html`<fieldset class="group-box">
      <legend>${legend}</legend>
      ${content}
    </fieldset>`;
  }

  /** Rows of a list, as many as were typed, and at least some; a button asks for one more. */
  rows(
    path: string,
    options: { readonly atLeast: number; readonly add: string },
    row: (path: string, index: number) => Html,
  ): Html {
    const typed = [...this.values.keys()]
      .filter((key) => key.startsWith(`${path}/`))
      .map((key) => Number(key.slice(path.length + 1).split('/')[0]) + 1);
    const asked = Math.max(options.atLeast, ...typed) + (this.action === `add:${path}` ? 1 : 0);
    const count = Math.min(asked, MOST_ROWS);
    return html`${Array.from({ length: count }, (_, index) => row(`${path}/${index}`, index))}
      <p><button class="button button--quiet" name="_action" value="add:${path}">${options.add}</button></p>`;
  }

  /** Whether anything was typed, or is wrong, below a path. */
  concerns(path: string): boolean {
    const isBelow = (other: string | null) => other === path || (other?.startsWith(`${path}/`) ?? false);
    const typed = [...this.values].some(
      ([key, typedValues]) => isBelow(key) && typedValues.some((value) => value.trim() !== ''),
    );
    return typed || [...this.unclaimed].some(({ field }) => isBelow(field));
  }

  /** Every fault, once all fields are made: those of fields first, with where to find them. */
  summary(): { readonly detail: string; readonly href: string | null }[] {
    return [
      ...this.shown.map(({ fault, id, label }) => ({
        detail: `${label}${this.words.colon}${fault.detail}`,
        href: `#${id}`,
      })),
      ...[...this.unclaimed].map(({ detail }) => ({ detail, href: null })),
    ];
  }

  private idOfChoice(path: string, index: number): string {
    return index === 0 ? idOf(path) : `${idOf(path)}-${index}`;
  }

  private field(
    path: string,
    options: FieldOptions,
    control: (named: Record<string, string | boolean | undefined>) => Html,
  ): Html {
    const { label, hint, required = false, short = false } = options;
    const id = idOf(path);
    const faults = this.claim(path, id, label);
    const classes = ['field', short && 'field--short', faults.length > 0 && 'field--fault']
      .filter(Boolean)
      .join(' ');
    return html`<div class="${classes}">
      <label for="${id}">${label}${this.requiredMark(required)}</label>
      ${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`} ${this.faultMessage(id, faults)}
      ${control({
        id,
        required,
        'aria-describedby': this.describedBy(id, hint, faults),
        'aria-invalid': faults.length > 0 ? 'true' : undefined,
      })}
    </div>`;
  }

  private several(
    path: string,
    options: FieldOptions & { readonly choices: readonly Choice[] },
    input: (index: number, choice: Choice) => Record<string, string | boolean>,
  ): Html {
    const { label, hint, required = false, choices } = options;
    const id = idOf(path);
    const faults = this.claim(path, id, label);
    return html`<fieldset${attributes({
      class: faults.length > 0 ? 'field field--fault' : 'field',
      'aria-describedby': this.describedBy(id, hint, faults),
    })}>
      <legend>${label}${this.requiredMark(required)}</legend>
      ${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`} ${this.faultMessage(id, faults)}
      <div class="choices">
        ${choices.map((choice, index) => {
          const named = input(index, choice);
          return html`<div class="choice">
            <input${attributes({ ...named, 'aria-invalid': faults.length > 0 && 'true' })}>
            <label for="${named.id as string}">${choice.label}</label>
          </div>`;
        })}
      </div>
    </fieldset>`;
  }

  private requiredMark(required: boolean): Html | null {
    return required
      ? html` <span class="required">(${this.words.say('obligatoire', 'required')})</span>`
      : null;
  }

  private faultMessage(id: string, faults: readonly FormFault[]): Html | null {
    if (faults.length === 0) return null;
    return html`<p class="fault" id="${id}-fault">
      <span class="visually-hidden">${this.words.say('Erreur :', 'Error:')}</span>
      ${faults.map(({ detail }) => detail).join(' ')}
    </p>`;
  }

  private describedBy(
    id: string,
    hint: string | undefined,
    faults: readonly FormFault[],
  ): string | undefined {
    const ids = [hint && `${id}-hint`, faults.length > 0 && `${id}-fault`].filter(Boolean);
    return ids.length > 0 ? ids.join(' ') : undefined;
  }

  /**
   * The faults to show at a field: its own, those of what is typed in it (a line, a box), and those of a whole it is
   * the first part of.
   */
  private claim(path: string, id: string, label: string): FormFault[] {
    const own = [...this.unclaimed].filter(
      ({ field }) =>
        field !== null && (field === path || field.startsWith(`${path}/`) || path.startsWith(`${field}/`)),
    );
    for (const fault of own) {
      this.unclaimed.delete(fault);
      this.shown.push({ fault, id, label });
    }
    return own;
  }
}
