import {
  gateLabel,
  labelOf,
  type DatePrecision,
  type Gate,
  type IndicatorDefinition,
  type Label,
  type Labels,
  type Language,
} from '#domain';
import { dateInWords, listInWords, numberInWords } from './date-in-words.js';
import { type ToldSoFar } from './told-so-far.js';

/** Current name of an organisation; undefined where the directory does not have it. */
export type OrganisationName = (organisationId: string) => string | undefined;

const NOT_IN_DIRECTORY: Label = {
  fr: '[organisation absente de l’annuaire]',
  en: '[organisation missing from the directory]',
};
const UNKNOWN_ACTION: Label = { fr: 'action inconnue', en: 'unknown action' };
const UNKNOWN_INDICATOR: Label = { fr: 'indicateur inconnu', en: 'unknown indicator' };

/** Turns what events hold (ids, codes, dates, numbers) into the words of one language. */
export class Words {
  constructor(
    readonly language: Language,
    private readonly organisationName: OrganisationName,
    readonly told: ToldSoFar,
  ) {}

  party = (organisationId: string): string =>
    this.organisationName(organisationId) ?? NOT_IN_DIRECTORY[this.language];

  parties = (organisationIds: readonly string[]): string => this.list(organisationIds.map(this.party));

  /** Label of a code as a list shows it, with its capital. */
  label = (labels: Labels<string>, code: string): string => labelOf(labels, code)[this.language];

  /** The same within a sentence: without its capital, unless it is an acronym. */
  inSentence = (labels: Labels<string>, code: string): string =>
    this.label(labels, code).replace(/^\p{Lu}(?!\p{Lu})/u, (capital) =>
      capital.toLocaleLowerCase(this.language),
    );

  gate = (gate: Gate): string => gateLabel(gate)[this.language];

  /** Criteria of a gate by their labels; `version` is that of the list in force. */
  criteria = (gate: Gate, codes: readonly string[], version?: string): string =>
    codes.map((code) => this.quoted(this.told.criterion(gate, code, version)[this.language])).join(', ');

  indicator = (indicatorId: string, version: number): string =>
    this.quoted(this.told.indicator(indicatorId, version)?.name ?? UNKNOWN_INDICATOR[this.language]);

  action = (actionId: string): string =>
    this.quoted(this.told.action(actionId) ?? UNKNOWN_ACTION[this.language]);

  date = (date: string, precision: DatePrecision = 'day'): string =>
    dateInWords(date, precision, this.language);

  number = (value: number): string => numberInWords(value, this.language);

  /** A value of an indicator: money in euros, a rank by its label, anything else as it is. */
  value = ({ measure, scale }: Pick<IndicatorDefinition, 'measure' | 'scale'>, value: number): string =>
    measure === 'money'
      ? this.number(value / 100)
      : measure === 'ordinal'
        ? this.quoted(scale?.[value - 1] ?? this.number(value))
        : this.number(value);

  list = (items: readonly string[]): string => listInWords(items, this.language);

  quoted = (text: string): string => (this.language === 'fr' ? `« ${text} »` : `“${text}”`);

  /** A sentence quoted within another: no full stop, its own quotation marks turned into inner ones. */
  quotedSentence(sentence: string): string {
    const open = sentence.replace(/\.$/, '');
    return this.quoted(
      this.language === 'fr'
        ? open.replaceAll('« ', '“').replaceAll(' »', '”')
        : open.replaceAll('“', '‘').replaceAll('”', '’'),
    );
  }
}
