import { type Questionnaire, SUB_IMPACTS, type QuestionSubject } from '#domain';
import { html } from '../html/html.js';
import { Words } from '../words/words.js';
import { answerForm } from './answer-form.view.js';
import { answerSections } from './answer-sections.js';
import { NO_ANSWERS, withSection, type SheetAnswers } from './posted-answers.js';

const question = (code: string, subject: QuestionSubject) => ({
  ...{ code, subject, scale: 'agreement' },
  text: { fr: `Question ${code} ?`, en: `Question ${code}?` },
});
const QUESTIONNAIRE: Questionnaire = {
  ...{ code: 'usual', version: 1, title: { fr: 'Usuel', en: 'Usual' }, isValidated: false },
  scales: [
    {
      code: 'agreement',
      labels: [
        { fr: 'Pas du tout', en: 'Not at all' },
        { fr: 'En partie', en: 'In part' },
        { fr: 'Tout à fait', en: 'Fully' },
      ],
    },
  ],
  questions: [
    ...SUB_IMPACTS.map((subImpact) => question(subImpact, { kind: 'sub-impact', subImpact })),
    question('expected', { kind: 'objective', list: 'company', objective: 'innovation', rating: 'expected' }),
    question('trust', { kind: 'relation', aspect: 'trust' }),
  ],
};
const sections = answerSections(QUESTIONNAIRE);
const shown = (given: SheetAnswers, language: 'fr' | 'en' = 'fr'): string =>
  answerForm(new Words(language), {
    ...{ questionnaire: QUESTIONNAIRE, sections, section: sections[0]!, given, faults: [] },
    ...{ controls: html``, path: '/rounds/1/answer' },
  }).markup.replace(/\s+/g, ' ');

describe('A questionnaire', () => {
  it('is answered in parts: each impact, each list of objectives, the relation, every question once', () => {
    expect(sections.map(({ code }) => code)).toEqual([
      'performance',
      'innovation',
      'confidence',
      'objectives-company',
      'relation',
    ]);
    expect(sections.flatMap(({ questions }) => questions)).toHaveLength(QUESTIONNAIRE.questions.length);
  });

  it('offers every mark with what it says, and two answers that are none', () => {
    const markup = shown(NO_ANSWERS);
    for (const label of ['Pas du tout', 'En partie', 'Tout à fait', 'Non concerné', 'Ne sait pas'])
      expect(markup.split(label).length - 1).toBe(3);
    expect(markup).not.toContain(' checked');
    expect(markup).toMatch(/0 réponse enregistrée sur 9/);
    expect(shown(NO_ANSWERS, 'en')).toContain('Not at all');
  });

  it('shows again what was answered, comments open', () => {
    const markup = shown({
      answers: { 'economic-actors': 2, trust: 'dont-know' },
      comments: { 'economic-actors': '<Ah>' },
    });
    expect(markup).toContain('value="2" checked');
    expect(markup).toContain('&lt;Ah&gt;');
    expect(markup).toContain('<details open>');
    expect(markup).toMatch(/2 réponses enregistrées sur 9/);
  });

  it('is saved part by part: the others stay as they were', () => {
    const before: SheetAnswers = {
      answers: { 'economic-actors': 1, 'public-actors': 3, trust: 2 },
      comments: { trust: 'Vrai.', 'economic-actors': 'Non.' },
    };
    const sent = {
      'answers/economic-actors': 'not-concerned',
      'answers/general-interest-structures': '3',
      'comments/economic-actors': '  ',
      'comments/public-actors': ' Oui.\r\nEncore. ',
      'answers/trust': '1',
    };
    expect(withSection(before, sections[0]!, sent)).toEqual({
      answers: { trust: 2, 'economic-actors': 'not-concerned', 'general-interest-structures': 3 },
      comments: { trust: 'Vrai.', 'public-actors': 'Oui.\nEncore.' },
    });
  });
});
