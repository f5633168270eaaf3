import { labelOf, type DatePrecision, type Label, type Labels, type Language } from '#domain';

const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

const DATES: Readonly<Record<Exclude<DatePrecision, 'not-stated'>, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
};

/** French double signs stay with their word at the end of a line. */
const unbroken = (text: string): string => text.replace(/ (?=[:;?!»])/g, '\u00a0').replace(/« /g, '«\u00a0');

/** What pages say, in the language of the reader. */
export class Words {
  constructor(readonly language: Language) {}

  say(fr: string, en: string): string {
    return this.language === 'fr' ? unbroken(fr) : en;
  }

  /** Between a name and what it names. */
  get colon(): string {
    return this.say(' : ', ': ');
  }

  /** A label in the reader's language. */
  of(label: Label): string {
    return this.say(label.fr, label.en);
  }

  /** Label of a code; « non indiqué » where no document states it. */
  label(labels: Labels<string>, code: string): string {
    return this.of(labelOf(labels, code));
  }

  get notStated(): string {
    return this.say('non indiqué', 'not stated');
  }

  /** A business date (YYYY-MM-DD), no more precisely than it is known: « 1er mars 2015 », « 2008 ». */
  date(date: string, precision: DatePrecision = 'day'): string {
    if (precision === 'not-stated') {
      const latest = this.date(date);
      return this.say(
        `date non indiquée (au plus tard le ${latest})`,
        `date not stated (${latest} at the latest)`,
      );
    }
    return (
      new Intl.DateTimeFormat(LOCALES[this.language], { ...DATES[precision], timeZone: 'UTC' })
        .format(new Date(`${date}T00:00:00Z`))
        // French writes the first of the month as an ordinal, which Intl does not.
        .replace(/^1 (?=\p{L})/u, this.say('1er ', '1 '))
    );
  }

  /** An instant, in French time. */
  moment(instant: string): string {
    return new Intl.DateTimeFormat(LOCALES[this.language], {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: 'Europe/Paris',
    }).format(new Date(instant));
  }

  number(value: number, decimals = 20): string {
    return new Intl.NumberFormat(LOCALES[this.language], { maximumFractionDigits: decimals }).format(value);
  }

  percent(share: number): string {
    return new Intl.NumberFormat(LOCALES[this.language], {
      style: 'percent',
      maximumFractionDigits: 0,
    }).format(share);
  }

  /** « 12 jours », "1 day". */
  days(count: number): string {
    return this.counted(count, ['jour', 'jours'], ['day', 'days']);
  }

  /** A number of things; French is singular below two, English at one. */
  counted(count: number, fr: readonly [string, string], en: readonly [string, string]): string {
    const one = this.language === 'fr' ? Math.abs(count) < 2 : count === 1;
    return `${this.number(count, 0)}\u00a0${this.say(fr[one ? 0 : 1], en[one ? 0 : 1])}`;
  }

  list(items: readonly string[]): string {
    return new Intl.ListFormat(LOCALES[this.language]).format(items);
  }
}
