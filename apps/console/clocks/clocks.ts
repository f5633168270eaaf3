import { Temporal } from 'temporal-polyfill';
import { BUSINESS_TIME_ZONE } from '#domain';
import { type Clocks, type SignedInVisit } from '../visit/visit.js';

/** Names of the parameters by which a page says when it speaks of, and as known when. */
export interface ClockNames {
  readonly asOf: string;
  readonly knownAt: string;
  readonly closing: string;
}

export const CLOCKS: ClockNames = { asOf: 'asOf', knownAt: 'knownAt', closing: 'closing' };
/** Those of the second point of a comparison. */
export const SECOND_CLOCKS: ClockNames = { asOf: 'toAsOf', knownAt: 'toKnownAt', closing: 'toClosing' };

/** Changes to an address that take its point out. */
export const TODAY = Object.fromEntries(Object.values(CLOCKS).map((name: string) => [name, null]));

/** What a form sends for a moment: `2025-01-31T18:00`, on a French clock. */
const LOCAL_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/;

/** What the API takes for it: an instant with its offset; anything else is the API's to judge. */
export function instantOf(moment: string): string {
  if (!LOCAL_MOMENT.test(moment)) return moment;
  try {
    return Temporal.PlainDateTime.from(moment)
      .toZonedDateTime(BUSINESS_TIME_ZONE)
      .toString({ timeZoneName: 'never' });
  } catch {
    return moment;
  }
}

/** The point that an address asks for, in the words of the API; empty for today, all that is known. A closing fixes both clocks. */
export function clocksIn({ searchParams }: URL, names: ClockNames = CLOCKS): Clocks {
  const said = (name: string): string => searchParams.get(name)?.trim() ?? '';
  const closing = said(names.closing);
  if (closing !== '') return { [names.closing]: closing };
  const [asOf, knownAt] = [said(names.asOf), instantOf(said(names.knownAt))];
  return { ...(asOf && { [names.asOf]: asOf }), ...(knownAt && { [names.knownAt]: knownAt }) };
}

/** A visit to a page that speaks of a point. */
export interface VisitAtPoint extends SignedInVisit {
  readonly clocks: Clocks;
}

/** The visit at the point that its address asks for. Nothing is done to the past: its forms are not shown. */
export function atPoint(visit: SignedInVisit): VisitAtPoint {
  const clocks = clocksIn(visit.address);
  return { ...visit, clocks, mayWrite: visit.mayWrite && !isPast(clocks) };
}

export const isPast = (clocks: Clocks): boolean => Object.keys(clocks).length > 0;

/** What is asked of the API, at the point of the page. */
export const askedAt = (
  { clocks }: Pick<VisitAtPoint, 'clocks'>,
  asked: Iterable<readonly [string, string]> = [],
): URLSearchParams =>
  new URLSearchParams([
    ...[...asked].filter(([name]) => !Object.values(CLOCKS).includes(name)),
    ...Object.entries(clocks),
  ] as [string, string][]);
