import { OmitType } from '@nestjs/swagger';
import { IndicatorRow } from './indicator.row.js';

/** An indicator, with its partnership's title. */
export class ListedIndicator extends OmitType(IndicatorRow, ['silenceJustification']) {
  title: string;
  /** Why the silence of parties was passed over, where it was: stands beside every result. */
  silenceJustification: string | null;
}

/** A page of indicators. */
export class IndicatorPage {
  items: ListedIndicator[];
  /** How many indicators the whole list holds. */
  total: number;
  /** Cursor of the next page, null on the last. */
  next: string | null;
}
