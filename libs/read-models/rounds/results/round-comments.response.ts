import { NamedViewpoint, type TextInBoth } from '../viewpoints.response.js';

/** What was said beside an answer, of a viewpoint and question that are shown. */
export class RoundComment extends NamedViewpoint {
  /** Code of the question. */
  question: string;
  questionText: TextInBoth;
  /** Opened for the reader; null when it was forgotten. */
  text: string | null;
}

/** A page of comments, by question and viewpoint; within these in no order of who gave them. */
export class RoundCommentPage {
  items: RoundComment[];
  /** How many comments there are. */
  total: number;
  /** Cursor of the next page, null on the last. */
  next: string | null;
}
