import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Category,
  type DatePrecision,
  type FragilityDomain,
  type PartyRole,
  type PartnershipCommands,
  type Place,
  type Sphere,
} from '#domain';

/** A passage of a document: its key, where it stands, its words (`[…]` where some are left out). */
export interface Passage {
  readonly document: string;
  readonly place: string;
  readonly quote: string;
}

export interface StatedDate {
  readonly date: string;
  readonly precision: DatePrecision;
}

type StatedPlace = Omit<Place, 'name'> & { readonly label: string };
interface Stated {
  readonly source: Passage;
}

/** A paper the facts come from. Where `datePrecision` is a month or a year, `date` is its first day. */
export interface SourceDocument {
  readonly key: string;
  readonly title: string;
  readonly date: string;
  readonly datePrecision: DatePrecision;
  readonly sha256: string;
}

export interface RealOrganisation extends Stated {
  readonly key: string;
  readonly name: string;
  readonly sphere: Sphere;
  readonly homeTerritory: StatedPlace | null;
}

export interface RealPartnership {
  readonly key: string;
  readonly title: string;
  readonly need: (Stated & { readonly text: string }) | null;
  readonly purpose: (Stated & { readonly text: string }) | null;
  readonly populations: readonly (Stated & { readonly text: string })[];
  readonly category: Category;
  readonly categorySource: Passage | null;
  readonly territories: readonly (Stated & StatedPlace & { readonly kind: 'not-stated' })[];
  readonly domains: readonly (Stated & { readonly code: FragilityDomain })[];
  readonly start: Stated & StatedDate;
  readonly parties: readonly (Stated & {
    readonly organisation: string;
    readonly roles: PartyRole[];
    readonly joined: StatedDate | null;
  })[];
  readonly suspended:
    (Stated & StatedDate & { readonly reason: PartnershipCommands['suspend']['reason'] }) | null;
  /** Figures that a document gives; no party agreed on them as indicators. */
  readonly measurements: readonly Stated[];
}

/** Facts about real partnerships, each with the passage that states it: `real-cases.json`. */
export interface RealCases {
  readonly documents: readonly SourceDocument[];
  readonly organisations: readonly RealOrganisation[];
  readonly partnerships: readonly RealPartnership[];
}

export const readRealCases = (): RealCases =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', 'real-cases.json'), 'utf8')) as RealCases;
