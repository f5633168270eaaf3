import { SUB_IMPACTS } from '../../reference/impacts.js';
import { LANGUAGES } from '../../reference/labels.js';
import { OBJECTIVES_BY_LIST } from '../../reference/objectives.js';
import { marksOf, questionnaireOf, QUESTIONNAIRES } from './questionnaires.js';

const all = QUESTIONNAIRES.map((questionnaire) => ({
  questionnaire,
  name: `${questionnaire.code} ${questionnaire.version}`,
}));

describe('A questionnaire', () => {
  it.each(all)('$name asks each thing once, in both languages', ({ questionnaire }) => {
    const { questions, scales } = questionnaire;
    expect(new Set(questions.map(({ code }) => code)).size).toBe(questions.length);
    const labels = [
      questionnaire.title,
      ...questions.map(({ text }) => text),
      ...scales.flatMap((scale) => scale.labels),
    ];
    for (const language of LANGUAGES) {
      for (const label of labels) expect(label[language].trim()).not.toBe('');
      expect(new Set(questions.map(({ text }) => text[language])).size).toBe(questions.length);
    }
  });

  it.each(all)('$name is answered on scales of its own, five marks each, none idle', ({ questionnaire }) => {
    for (const question of questionnaire.questions) expect(marksOf(questionnaire, question)).toBe(5);
    const used = new Set(questionnaire.questions.map(({ scale }) => scale));
    expect(questionnaire.scales.map(({ code }) => code).filter((code) => !used.has(code))).toEqual([]);
  });

  it.each(all)('$name is not validated by Le RAMEAU', ({ questionnaire }) =>
    expect(questionnaire.isValidated).toBe(false),
  );

  it('is found by code and version', () => {
    expect(questionnaireOf('three-impacts', 1)?.questions).toHaveLength(7);
    expect(questionnaireOf('three-impacts', 2)).toBeNull();
    expect(questionnaireOf('unheard-of', 1)).toBeNull();
  });
});

describe('Crossed viewpoints', () => {
  const { questions } = questionnaireOf('crossed-viewpoints', 1)!;

  it('ask one question per sub-impact, as the three impacts alone do', () => {
    const asked = questions.flatMap(({ subject }) =>
      subject.kind === 'sub-impact' ? [subject.subImpact] : [],
    );
    expect(asked).toEqual(SUB_IMPACTS);
    expect(questions.slice(0, 7)).toEqual(questionnaireOf('three-impacts', 1)!.questions);
  });

  it('ask what is expected and what is perceived of each of the twelve objectives', () => {
    const asked = questions.flatMap(({ subject }) =>
      subject.kind === 'objective' ? [`${subject.rating} ${subject.list} ${subject.objective}`] : [],
    );
    const objectives = Object.entries(OBJECTIVES_BY_LIST).flatMap(([list, each]) =>
      each.map((objective) => `${list} ${objective}`),
    );
    expect(objectives).toHaveLength(12);
    expect(asked.sort()).toEqual(
      objectives.flatMap((each) => [`expected ${each}`, `perceived ${each}`]).sort(),
    );
  });

  it("ask PME11's three values, balance and trust", () =>
    expect(questions.slice(-5).map(({ code }) => code)).toEqual([
      'association-added-value',
      'company-return',
      'common-good-impact',
      'balance',
      'trust',
    ]));
});
