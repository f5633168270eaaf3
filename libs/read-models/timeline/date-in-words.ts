import { type DatePrecision, type Language } from '#domain';

const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

const FORMATS: Readonly<Record<Exclude<DatePrecision, 'not-stated'>, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
};

const written = (date: string, precision: keyof typeof FORMATS, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], { ...FORMATS[precision], timeZone: 'UTC' })
    .format(new Date(`${date}T00:00:00Z`))
    // French writes the first of the month as an ordinal, which Intl does not.
    .replace(/^1 (?=\p{L})/u, language === 'fr' ? '1er ' : '1 ');

/**
 * A business date as people write it, no more precisely than it is known: `2 mars 2015`, `mars 2015`, `2008`, `date non
 * indiquée (au plus tard le 2 mars 2015)`.
 */
export function dateInWords(date: string, precision: DatePrecision, language: Language): string {
  if (precision !== 'not-stated') return written(date, precision, language);
  const latest = written(date, 'day', language);
  return language === 'fr'
    ? `date non indiquée (au plus tard le ${latest})`
    : `date not stated (${latest} at the latest)`;
}

/** A number as people write it, with every decimal it has. */
export const numberInWords = (value: number, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 20 }).format(value);

/** « A, B et C ». */
export const listInWords = (items: readonly string[], language: Language): string =>
  new Intl.ListFormat(LOCALES[language]).format(items);
