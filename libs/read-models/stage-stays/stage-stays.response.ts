import { StageStayRow } from './stage-stay.row.js';

/** A stay at a stage, with its partnership's title. */
export class ListedStageStay extends StageStayRow {
  title: string;
  /** Whole days in the stage, until it was left or until today; null where an end of the stay is not known exactly. */
  daysSoFar: number | null;
}

/** A page of stays. */
export class StageStayPage {
  items: ListedStageStay[];
  /** How many stays the whole list holds. */
  total: number;
  /** Cursor of the next page, null on the last. */
  next: string | null;
}
