import { STAGES, STANDINGS, STATUSES, STAY_OUTCOMES, SUB_IMPACTS } from '#domain';
import { EVERYWHERE, type Measure } from './portfolio-items.js';

const eachOf = (...lists: readonly (readonly string[])[]): string[] =>
  lists.reduce<string[]>(
    (cells, list) => cells.flatMap((cell) => list.map((code) => (cell === '' ? code : `${cell}/${code}`))),
    [''],
  );

const STAY_CELLS = eachOf(STAGES, [...STAY_OUTCOMES, 'suspended']);
const INDICATOR_CELLS = eachOf(
  SUB_IMPACTS,
  ['agreed', 'proposed'],
  ['unmeasured', 'measured', 'reached', 'advancing', 'not-advancing'],
);

/** Every cell that each measure counts in. */
export const CELLS: Readonly<Record<Measure, readonly string[]>> = {
  standing: eachOf(STANDINGS, STATUSES),
  stay: STAY_CELLS,
  'stay-since': STAY_CELLS,
  'condition-due': [EVERYWHERE],
  'review-due': [EVERYWHERE],
  'quiet-since': [EVERYWHERE],
  indicator: INDICATOR_CELLS,
  progress: INDICATOR_CELLS,
};

/** A measure's cell as one text. */
export const placeOf = (measure: string, cell: string): string => `${measure} ${cell}`;

/** Every cell of every measure: what read models hold in place of both is the rank in this list. */
export const PLACES = Object.entries(CELLS).flatMap(([measure, cells]) =>
  cells.map((cell) => ({ measure: measure as Measure, cell })),
);

const RANKS = new Map(PLACES.map(({ measure, cell }, rank) => [placeOf(measure, cell), rank]));

/** Where a measure's cell stands among `PLACES`. @throws Error where the portfolio has no such cell */
export function rankOf(measure: Measure, cell: string): number {
  const rank = RANKS.get(placeOf(measure, cell));
  if (rank === undefined) throw new Error(`the portfolio has no cell ${measure} ${cell}`);
  return rank;
}
