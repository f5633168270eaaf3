import {
  IMPACT_LABELS,
  IMPACT_OF,
  type Label,
  type Question,
  type Questionnaire,
  type QuestionSubject,
} from '#domain';
import { OBJECTIVE_LIST_LABELS } from '../words/console-labels.js';

/** A part of a questionnaire, answered and saved at once: few enough questions for a telephone. */
export interface AnswerSection {
  /** In addresses. */
  readonly code: string;
  readonly title: Label;
  readonly questions: readonly Question[];
}

const VALUES: Label = { fr: 'La valeur créée, pour chacun', en: 'The value created, for each' };
const RELATION: Label = { fr: 'La relation entre partenaires', en: 'The relation between partners' };

function sectionOf(subject: QuestionSubject): { readonly code: string; readonly title: Label } {
  switch (subject.kind) {
    case 'sub-impact': {
      const impact = IMPACT_OF[subject.subImpact];
      return { code: impact, title: IMPACT_LABELS[impact] };
    }
    case 'objective':
      return { code: `objectives-${subject.list}`, title: OBJECTIVE_LIST_LABELS[subject.list] };
    case 'value':
      return { code: 'value', title: VALUES };
    case 'relation':
      return { code: 'relation', title: RELATION };
  }
}

/** The parts of a questionnaire, in the order in which its questions first speak of each. */
export function answerSections({ questions }: Pick<Questionnaire, 'questions'>): AnswerSection[] {
  const sections = new Map<string, AnswerSection>();
  for (const question of questions) {
    const { code, title } = sectionOf(question.subject);
    const before = sections.get(code)?.questions ?? [];
    sections.set(code, { code, title, questions: [...before, question] });
  }
  return [...sections.values()];
}
