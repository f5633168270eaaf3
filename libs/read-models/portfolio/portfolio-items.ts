import {
  actualOf,
  currentStay,
  daysInStage,
  hasEnded,
  isGate,
  isStage,
  maintained,
  progressOf,
  sharedEvidence,
  versionInUse,
  type Indicator,
  type Partnership,
  type Path,
  type Stay,
} from '#domain';
import { pauseFigures, outcomeOf } from '../stage-stays/stay-figures.js';

/** What an item's value is: nothing, whole days, a calendar day (days since 1970-01-01), or thousandths of progress. */
export const MEASURES = {
  standing: 'none',
  stay: 'days',
  'stay-since': 'day',
  'condition-due': 'day',
  'review-due': 'day',
  'quiet-since': 'day',
  indicator: 'none',
  progress: 'thousandths',
} as const;
export type Measure = keyof typeof MEASURES;

/** One thing that the portfolio counts. */
export interface PortfolioItem {
  readonly measure: Measure;
  /** What it counts for: `conception/active`, `modelling/passed`, `people/agreed/reached`… */
  readonly cell: string;
  /** A whole number; by its measure. */
  readonly value: number;
  /** The days that a period is held against: a stay's entry and exit, an indicator's own period. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Value of a stay that counts as entered, and whose duration nobody knows. */
export const NO_DAYS = -1;

/** What holds of a whole portfolio and not of one partnership. */
export const EVERYWHERE = 'all';

/** Beyond two million times the way from baseline to target, progress counts as that: figures are kept as thousandths in 32 bits. */
const MOST_PROGRESS = 2_000_000;

const MS_PER_DAY = 86_400_000;
export const dayNumber = (date: string): number => Date.parse(date) / MS_PER_DAY;

const latest = (...dates: readonly (string | null)[]): string | null =>
  dates.reduce((last, date) => (date !== null && (last === null || date > last) ? date : last), null);

const item = (
  measure: Measure,
  cell: string,
  value: number,
  from: string | null = null,
  to: string | null = null,
): PortfolioItem => ({ measure, cell, value, from, to });

/** A stay entered on a day known exactly: its days where they are known and over, else the day they count from. */
function stayItem(path: Path, stay: Stay): PortfolioItem {
  const outcome = outcomeOf(stay, path);
  const cell = `${stay.stage}/${outcome === 'open' && path.status !== 'active' ? 'suspended' : outcome}`;
  const counted = (measure: Measure, value: number) =>
    item(measure, cell, value, stay.enteredOn, stay.leftOn);
  if (stay.leftOn !== null) return counted('stay', daysInStage(stay, stay.leftOn) ?? NO_DAYS);
  const { pausesKnown, pausedDays, pausedSince } = pauseFigures(stay);
  if (!pausesKnown) return counted('stay', NO_DAYS);
  const since = dayNumber(stay.enteredOn) + pausedDays;
  return pausedSince === null
    ? counted('stay-since', since)
    : counted('stay', Math.max(0, dayNumber(pausedSince) - since));
}

function indicatorItem(indicator: Indicator): PortfolioItem {
  const version = versionInUse(indicator);
  const { definition } = version;
  const actual = actualOf(version);
  const progress = progressOf(definition, actual);
  const kept = maintained(definition, actual);
  const verdict = ((): string => {
    if (version.measurements.length === 0) return 'unmeasured';
    if (progress !== null) return progress >= 1 ? 'reached' : progress > 0 ? 'advancing' : 'not-advancing';
    return kept === null ? 'measured' : kept ? 'reached' : 'not-advancing';
  })();
  const cell = `${definition.subImpact}/${version.agreedOn === null ? 'proposed' : 'agreed'}/${verdict}`;
  const { periodFrom, periodTo } = definition;
  if (progress === null) return item('indicator', cell, 0, periodFrom, periodTo);
  const bounded = Math.min(MOST_PROGRESS, Math.max(-MOST_PROGRESS, progress));
  return item('progress', cell, Math.round(bounded * 1000) + 0, periodFrom, periodTo);
}

/** What has to be looked after, judged against the day of the report. */
function watchItems({ path, gates }: Partnership): PortfolioItem[] {
  if (hasEnded({ path })) return [];
  const items = gates.conditions
    .filter(({ status }) => status === 'open')
    .map(({ dueOn }) => item('condition-due', EVERYWHERE, dayNumber(dueOn)));
  const [review] = gates.reviews.map(({ plannedFor }) => plannedFor).toSorted();
  if (review) items.push(item('review-due', EVERYWHERE, dayNumber(review)));
  const { standing, status, statusSince } = path;
  if (status === 'active' && isStage(standing) && isGate(standing)) {
    const evidence = sharedEvidence(gates.evidence).map(({ broughtOn }) => broughtOn);
    const quiet = latest(...evidence, currentStay(path)?.enteredOn ?? null, statusSince);
    if (quiet) items.push(item('quiet-since', EVERYWHERE, dayNumber(quiet)));
  }
  return items;
}

function itemsOf(partnership: Partnership): readonly PortfolioItem[] {
  const { path, evaluation } = partnership;
  return [
    item('standing', `${path.standing}/${path.status}`, 0),
    ...path.stays.filter(({ entryKnown }) => entryKnown).map((stay) => stayItem(path, stay)),
    ...watchItems(partnership),
    ...evaluation.indicators.map(indicatorItem),
  ];
}

/** Asked about last: a row and a tally are told of the same state, one after the other. */
let last: { readonly partnership: Partnership; readonly items: readonly PortfolioItem[] } | null = null;

/** Everything that the portfolio counts of one partnership: the one definition, for its rows and for its tally. */
export const portfolioItems = (partnership: Partnership): readonly PortfolioItem[] => {
  if (last?.partnership !== partnership) last = { partnership, items: itemsOf(partnership) };
  return last.items;
};
