import { IndicatorRow } from './indicator.row.js';

/** An indicator, with its partnership's title. */
export class ListedIndicator extends IndicatorRow {
  title: string;
}

/** A page of indicators. */
export class IndicatorPage {
  items: ListedIndicator[];
  /** How many indicators the whole list holds. */
  total: number;
  /** Cursor of the next page, null on the last. */
  next: string | null;
}
