import {
  type ObjectiveList,
  type Objective,
  type RelationAspect,
  type SharedValue,
  type SubImpact,
} from '#domain';
import { type TextInBoth } from './viewpoints.response.js';

export class QuestionnaireScale {
  code: string;
  /** What each mark says, mark 1 first. */
  labels: TextInBoth[];
}

/** What a question is about; which fields it has, `kind` says. */
export class QuestionnaireSubject {
  kind: 'sub-impact' | 'objective' | 'value' | 'relation';
  subImpact?: SubImpact;
  list?: ObjectiveList;
  objective?: Objective;
  rating?: 'expected' | 'perceived';
  value?: SharedValue;
  aspect?: RelationAspect;
}

export class QuestionnaireQuestion {
  code: string;
  subject: QuestionnaireSubject;
  /** Code of the scale that it is answered on. */
  scale: string;
  text: TextInBoth;
}

/** A version of a questionnaire: never changed once published. */
export class PublishedQuestionnaire {
  code: string;
  version: number;
  title: TextInBoth;
  /** False: not validated by Le RAMEAU. */
  isValidated: boolean;
  /** Null where it is validated; else what is to be said beside it. */
  notice: TextInBoth | null;
  scales: QuestionnaireScale[];
  questions: QuestionnaireQuestion[];
}

/** Every version of every questionnaire. */
export class QuestionnaireList {
  items: PublishedQuestionnaire[];
}
