import { type Fact } from '#domain';
import { escaped } from '../tables/copy-text.js';
import { followOn, type Followed } from './follows.js';
import { type HistoryTable, type ProjectedTable, type Projection, type TallyItem } from '../projection.js';
import { linesOf, type Lines } from './table-history.js';
import { shapeOf } from '../tables/table-shape.js';
import { type Items } from './tally-history.js';

/** What of a projection says what is kept of a key. */
export type Told<State> = Pick<Projection<State>, 'fold' | 'throughout' | 'tables' | 'tallies'>;

/** All recorded facts of a key, as they are told to this day. */
export const asTold = <State>({ throughout }: Told<State>, facts: readonly Fact[]): readonly Fact[] =>
  throughout?.(facts) ?? facts;

/** What is kept of a key in one state, each in the order of the projection's tables that keep versions, and of its tallies. */
export interface Kept {
  readonly lines: readonly Followed<Lines>[];
  readonly items: readonly Followed<Items>[];
}

export const keepsHistory = <State>(table: ProjectedTable<State>): table is HistoryTable<State> =>
  table.history;

const itemText = ({ measure, cell, value }: TallyItem): string =>
  `${escaped(measure)}\t${escaped(cell)}\t${value}`;

const itemTexts = (items: readonly TallyItem[]): Items => items.map(itemText);

/** Says what is kept of a key from state to state, computing only what a change can have changed. */
export class WhatIsKept<State> {
  readonly tables: readonly HistoryTable<State>[];

  constructor(
    private readonly told: Told<State>,
    private readonly key: string,
  ) {
    this.tables = told.tables.filter(keepsHistory);
  }

  /** @param before what was kept in the state before; null: there was none */
  of(state: State, before: Kept | null): Kept {
    const at = [this.key, state] as const;
    return {
      lines: this.tables.map(({ entity, rows }, index) =>
        followOn(rows, at, before?.lines[index] ?? null, (made) => linesOf(shapeOf(entity), made)),
      ),
      items: this.told.tallies.map(({ items }, index) =>
        followOn(items, at, before?.items[index] ?? null, itemTexts),
      ),
    };
  }
}
