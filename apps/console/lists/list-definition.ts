import { type Label } from '#domain';
import { type Role } from '#platform';
import { type Filter } from '../filters/filter.js';
import { type Content } from '../html/html.js';
import { type Words } from '../words/words.js';

export interface ListColumn<Item> {
  readonly label: Label;
  readonly cell: (item: Item, words: Words) => Content;
  readonly isNumber?: boolean;
}

/** A list as people read it: the same path on the API and on the pages. */
export interface ListDefinition<Item> {
  readonly path: string;
  readonly title: Label;
  readonly lead: Label;
  /** « 3 partenariats »: singular and plural. */
  readonly counted: { readonly fr: readonly [string, string]; readonly en: readonly [string, string] };
  readonly filters: readonly Filter[];
  /** Orders the API offers, the usual one first. */
  readonly orders?: readonly (readonly [string, Label])[];
  /** The first names the item. */
  readonly columns: readonly ListColumn<Item>[];
  /** Another page of the same matter, for whoever reads. */
  readonly more?: { readonly href: string; readonly label: Label };
  /** What writers may do from here. */
  readonly act?: {
    readonly href: string;
    readonly label: Label;
    /** The one role that may; any writer, where none is named. */
    readonly role?: Role;
  };
  /** What is said of an empty list that nothing is chosen from. */
  readonly empty?: Label;
}
