import { codesOf, type Labels } from './labels.js';

/** The Observatory's five-year plans (domain, §5), by the year in which a partnership began; and beside them. */
export const PLAN_LABELS = {
  'before-plans': { fr: 'Avant 2008', en: 'Before 2008' },
  arpea: { fr: 'ARPEA (2008–2012)', en: 'ARPEA (2008–2012)' },
  phare: { fr: 'PHARE (2013–2017)', en: 'PHARE (2013–2017)' },
  impacts: { fr: 'Plan des trois impacts (2018–2022)', en: 'Three impacts plan (2018–2022)' },
  'after-plans': { fr: 'Depuis 2023', en: 'Since 2023' },
} as const satisfies Labels<string>;
export type Plan = keyof typeof PLAN_LABELS;
export const PLANS = codesOf(PLAN_LABELS);

/** The first year of each plan, and of what came after. */
export const PLAN_BEGINS: Readonly<Record<Exclude<Plan, 'before-plans'>, number>> = {
  arpea: 2008,
  phare: 2013,
  impacts: 2018,
  'after-plans': 2023,
};

/** The plan in whose years something began. */
export const planOfYear = (year: number): Plan =>
  PLANS.findLast((plan) => plan !== 'before-plans' && year >= PLAN_BEGINS[plan]) ?? 'before-plans';

/** What cohorts of partnerships are made by, to compare how they fare. */
export const COHORTS_BY = ['stage', 'category', 'territory', 'start-year', 'plan'] as const;
export type CohortsBy = (typeof COHORTS_BY)[number];
