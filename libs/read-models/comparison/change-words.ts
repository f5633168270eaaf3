import { type Label, type Language } from '#domain';
import { type Words } from '../timeline/words.js';
import { COMPARED_FIELDS, COMPARED_ITEMS } from './compared-fields.js';
import { type FieldChange } from './field-changes.js';

const COLON: Readonly<Record<Language, string>> = { fr: ' : ', en: ': ' };
const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** What changed, named: « Partie Fondation Horizon : rôles ». */
export function labelOfChange({ pattern, within }: FieldChange, words: Words): string {
  const { language } = words;
  const items = within.map((one) => {
    const { label, title } = COMPARED_ITEMS[one.pattern]!;
    return `${label[language]} ${title(one, words)}`;
  });
  const field = COMPARED_FIELDS[pattern]?.label[language];
  const place = items.join(', ');
  return capitalised([place, field].filter(Boolean).join(COLON[language]));
}

/** A value as a person reads it; null where there is none, or where the value itself must be read. */
export function valueOfChange(pattern: string, value: unknown, words: Words): string | null {
  if (value === null || value === undefined) return null;
  const field = COMPARED_FIELDS[pattern];
  return field ? field.inWords(value as never, words) : itemInWords(pattern, value as object, words);
}

/** All that is said of one of several: its fields that have a value in words. */
function itemInWords(pattern: string, content: object, words: Words): string {
  return Object.entries(content)
    .flatMap(([name, value]: [string, unknown]) => {
      const field = COMPARED_FIELDS[`${pattern}/${name}`];
      const told = field && valueOfChange(`${pattern}/${name}`, value, words);
      return field && told !== null ? [`${field.label[words.language]}${COLON[words.language]}${told}`] : [];
    })
    .join(words.language === 'fr' ? ' ; ' : '; ');
}

export const inBoth = (words: Readonly<Record<Language, Words>>, say: (words: Words) => string): Label => ({
  fr: say(words.fr),
  en: say(words.en),
});
