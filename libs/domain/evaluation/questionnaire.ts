import { type SubImpact } from '../reference/impacts.js';
import { type Label } from '../reference/labels.js';
import { type Objective, type ObjectiveList } from '../reference/objectives.js';

/** PME11's reading of value: for the association, for the company, for the common good. */
export type SharedValue = 'association-added-value' | 'company-return' | 'common-good-impact';

/** What is asked of the relation between partners. */
export type RelationAspect = 'balance' | 'trust';

/** What a question is about: what its answers count for. */
export type QuestionSubject =
  | { readonly kind: 'sub-impact'; readonly subImpact: SubImpact }
  | {
      readonly kind: 'objective';
      readonly list: ObjectiveList;
      readonly objective: Objective;
      readonly rating: 'expected' | 'perceived';
    }
  | { readonly kind: 'value'; readonly value: SharedValue }
  | { readonly kind: 'relation'; readonly aspect: RelationAspect };

/** Marks from 1 to `labels.length`, each with what it says. */
export interface Scale {
  readonly code: string;
  readonly labels: readonly Label[];
}

export interface Question {
  /** Unique in its questionnaire, and the same from version to version while it asks the same. */
  readonly code: string;
  readonly subject: QuestionSubject;
  /** Code of the questionnaire's scale that it is answered on. */
  readonly scale: string;
  readonly text: Label;
}

/** A version of a questionnaire: reference data, never changed once published; another wording is another version. */
export interface Questionnaire {
  readonly code: string;
  readonly version: number;
  readonly title: Label;
  /** Whether Le RAMEAU has validated it. */
  readonly isValidated: boolean;
  readonly scales: readonly Scale[];
  readonly questions: readonly Question[];
}
