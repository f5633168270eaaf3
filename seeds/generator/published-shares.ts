import { type Category, type FragilityDomain, type OrganisationCommands, type Place } from '#domain';
import { type Weighted } from './chance.js';

/**
 * What the Observatory published (PHARE18 and ARPEA, see docs/generator.md), as weights. Where several answers were
 * allowed the shares pass 100 %: they are then only weighed against each other, which makes of "so many practise it"
 * a main category, or a main level, of each partnership. That is a reading, not a published figure.
 */

/** Categories that companies say they practise, several answers allowed (PHARE18 §2-6; §2-1 says 42 for responsible practices). */
const COMPANIES = {
  'responsible-practices': 45,
  patronage: 30,
  'economic-cooperation': 25,
  'societal-innovation': 16,
};
/** The same, said by associations. */
const ASSOCIATIONS = {
  patronage: 67,
  'responsible-practices': 29,
  'societal-innovation': 26,
  'economic-cooperation': 25,
};

type Stated = keyof typeof COMPANIES & Category;
const total = (shares: Record<Stated, number>): number => Object.values(shares).reduce((a, b) => a + b, 0);

/** Main category: each side's answers brought to 100 %, then the mean of both sides, since a partnership has both. */
export const MAIN_CATEGORY: Weighted<Category> = (Object.keys(COMPANIES) as Stated[]).map((category) => [
  category,
  COMPANIES[category] / total(COMPANIES) + ASSOCIATIONS[category] / total(ASSOCIATIONS),
]);

/** Main level of a partnership: 74 % local, 51 % regional, 25 % national, 16 % international, several answers allowed. */
export const MAIN_LEVEL: Weighted<
  Extract<Place['level'], 'local' | 'regional' | 'national' | 'international'>
> = [
  ['local', 74],
  ['regional', 51],
  ['national', 25],
  ['international', 16],
];

/** Where partnerships can act, as citizens answered, several answers allowed. */
export const DOMAIN: Weighted<FragilityDomain> = [
  ['employment', 49],
  ['economic-development', 46],
  ['environment', 42],
  ['living-standards', 40],
  ['energy-transition', 37],
  ['poverty', 36],
  ['education', 36],
  ['diversity-disability', 35],
  ['health', 34],
  ['mobility', 34],
  ['digital-access', 32],
  ['isolation', 32],
  ['security', 31],
  ['housing', 31],
  ['culture-leisure', 29],
  ['ageing', 27],
];

type Size = NonNullable<OrganisationCommands['register-organisation']['size']>;
/**
 * Of 1.2 million partnerships, over 675 000 are with companies of more than 10 employees: the rest with `tpe`. How those
 * 56 % divide among larger sizes is not published: a guess.
 */
export const COMPANY_SIZE: Weighted<Size> = [
  ['tpe', 1_200 - 675],
  ['pme', 675 * 0.7],
  ['eti', 675 * 0.2],
  ['ge', 675 * 0.1],
];
