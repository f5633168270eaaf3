import { STAGES, STANDINGS, STATUSES, STAY_OUTCOMES, SUB_IMPACTS } from '#domain';
import { EVERYWHERE, type Measure, type PortfolioItem } from './portfolio-items.js';

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

const PLACES = Object.entries(CELLS).flatMap(([measure, cells]) =>
  cells.map((cell) => ({ measure: measure as Measure, cell })),
);
const RANKS = new Map(PLACES.map(({ measure, cell }, rank) => [placeOf(measure, cell), rank]));

const VALUES = 2 ** 32;
const LEAST_VALUE = -(2 ** 31);

/** An item as one number, so that a row holds them as an array: the rank of its cell, then its value. */
export function packed({ measure, cell, value }: Pick<PortfolioItem, 'measure' | 'cell' | 'value'>): number {
  const rank = RANKS.get(placeOf(measure, cell));
  if (rank === undefined) throw new Error(`the portfolio has no cell ${measure} ${cell}`);
  return rank * VALUES + (value - LEAST_VALUE);
}

export function unpacked(item: number): Pick<PortfolioItem, 'measure' | 'cell' | 'value'> {
  return { ...PLACES[Math.floor(item / VALUES)]!, value: (item % VALUES) + LEAST_VALUE };
}

/** The bounds of a measure's packed items, both included: what SQL takes only some measures by. */
export const packedBetween = (measure: Measure): readonly [number, number] => {
  const cells = CELLS[measure];
  return [
    packed({ measure, cell: cells[0]!, value: LEAST_VALUE }),
    packed({ measure, cell: cells.at(-1)!, value: LEAST_VALUE }) + VALUES - 1,
  ];
};
