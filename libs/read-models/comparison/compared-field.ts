import { type Label } from '#domain';
import { type Words } from '../timeline/words.js';
import { type Within } from './field-changes.js';
import * as as from './value-words.js';

/** A field that is compared: its name, and how its value is written. */
export interface ComparedField {
  readonly label: Label;
  readonly inWords: as.InWords;
}

/** One of several that are compared: its kind, and how one is told from another. */
export interface ComparedItem {
  readonly label: Label;
  readonly title: (item: Within, words: Words) => string;
}

export const field = (fr: string, en: string, inWords: as.InWords = as.text): ComparedField => ({
  label: { fr, en },
  inWords,
});
export const item = (fr: string, en: string, title: ComparedItem['title']): ComparedItem => ({
  label: { fr, en },
  title,
});

type Content = Readonly<Record<string, never>>;
export const keyOf = ({ key }: Within): string => key.split('~')[0]!;
export const said = ({ content }: Within): Content => content as Content;

/** « Conception », « Conception (2) » for a second stay there. */
export const ranked = (name: string, { key }: Within): string => {
  const rank = key.split('~')[1];
  return rank ? `${name} (${rank})` : name;
};
export const organisation = (one: Within, words: Words): string => ranked(words.party(keyOf(one)), one);
export const dated = (date: string, words: Words): string =>
  words.language === 'fr' ? `du ${words.date(date)}` : `of ${words.date(date)}`;
