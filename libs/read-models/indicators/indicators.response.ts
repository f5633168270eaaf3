import { OmitType } from '@nestjs/swagger';
import { IndicatorRow } from './indicator.row.js';

/** An indicator, with its partnership's title. */
export class ListedIndicator extends OmitType(IndicatorRow, ['silenceJustifications']) {
  title: string;
  /** Why the silence of parties was passed over, each time it was; null for a forgotten text. Stands beside every result. */
  silenceJustifications: (string | null)[];
}

/** A page of indicators. */
export class IndicatorPage {
  items: ListedIndicator[];
  /** How many indicators the whole list holds. */
  total: number;
  /** Cursor of the next page, null on the last. */
  next: string | null;
}
