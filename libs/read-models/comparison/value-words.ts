import {
  labelOf,
  OBJECTIVE_LABELS,
  ODD_LABELS,
  TAKEN_UP_BY_LABELS,
  TERRITORY_KIND_LABELS,
  type Labels,
} from '#domain';
import {
  type PartnershipGoals,
  type PartnershipTerritory,
} from '../partnership-directory/partnership.row.js';
import { type Words } from '../timeline/words.js';

/** Writes a value that is not null as a person reads it; null where it says too much, or is a personal text. */
export type InWords = (value: never, words: Words) => string | null;

export const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
export const number = (value: number, words: Words): string => words.number(value);
export const date = (value: string, words: Words): string => words.date(value);
export const truth = (value: boolean, { language }: Words): string =>
  ({ fr: { true: 'oui', false: 'non' }, en: { true: 'yes', false: 'no' } })[language][`${value}`];
export const code =
  (labels: Labels<string>) =>
  (value: string, { language }: Words): string =>
    labelOf(labels, value)[language];
export const listOf =
  (one: (value: never, words: Words) => string | null) =>
  (values: readonly never[], words: Words): string | null => {
    const items = values.map((value) => one(value, words));
    if (items.length === 0) return words.language === 'fr' ? 'aucun' : 'none';
    return items.every((item) => item !== null) ? words.list(items) : null;
  };
export const organisation = (organisationId: string, words: Words): string => words.party(organisationId);

/** A share as people read it: `0.25` is 25 %. */
export const share = (value: number, { language }: Words): string =>
  new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: 1,
  }).format(value);

export const territory = ({ name, kind }: PartnershipTerritory, { language }: Words): string =>
  kind === 'not-stated' ? name : `${name} (${labelOf(TERRITORY_KIND_LABELS, kind)[language].toLowerCase()})`;

export const goals = ({ main, others }: PartnershipGoals, words: Words): string =>
  words.list([main, ...others].map((goal) => `${goal} ${labelOf(ODD_LABELS, goal)[words.language]}`));

export const period = ({ from, to }: { from: string; to: string }, words: Words): string =>
  `${words.date(from)} – ${words.date(to)}`;

export const objective = (
  { objective: code, expected }: { objective: string; expected: number },
  { language }: Words,
): string => `${labelOf(OBJECTIVE_LABELS, code)[language]} (${expected}/5)`;

export const takenUpBy = ({ kind, name }: { kind: string; name: string }, { language }: Words): string =>
  `${name} (${labelOf(TAKEN_UP_BY_LABELS, kind)[language].toLowerCase()})`;

/** What a list holds changed: that it did says enough. */
export const untold = (): null => null;
