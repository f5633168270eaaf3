import { randomUUID } from 'node:crypto';
import { type Questionnaire } from '#domain';
import { type FormFault } from '../forms/form-faults.js';
import { html, type Content, type Html } from '../html/html.js';
import { type Visit } from '../visit/visit.js';
import { answerForm } from './answer-form.view.js';
import { answerSections, type AnswerSection } from './answer-sections.js';
import { isAnswered, type SheetAnswers } from './posted-answers.js';

/** A questionnaire being answered, by whoever answers it. */
export interface Answering {
  /** Address of the page. */
  readonly path: string;
  readonly title: string;
  readonly eyebrow: Content;
  readonly lead: Content;
  readonly questionnaire: Questionnaire;
  readonly given: SheetAnswers;
  readonly faults: readonly FormFault[];
  /** What else may be done once all is saved. */
  readonly afterwards: Content;
}

const FINISHED = 'finished';

/** The section that an address asks for; the first that is not all answered, where it asks for none. */
export function sectionAsked(
  { address }: Visit,
  { questionnaire, given }: Pick<Answering, 'questionnaire' | 'given'>,
): AnswerSection {
  const sections = answerSections(questionnaire);
  const asked = sections.find(({ code }) => code === address.searchParams.get('section'));
  const unfinished = sections.find(({ questions }) => questions.some(({ code }) => !isAnswered(given, code)));
  const [first] = sections;
  if (!first) throw new Error('a questionnaire asks something');
  return asked ?? unfinished ?? first;
}

/** Where saving a section leads: the next one, and after the last what is still open. */
export function nextAddress(path: string, questionnaire: Questionnaire, section: AnswerSection): string {
  const sections = answerSections(questionnaire);
  const next = sections[sections.findIndex(({ code }) => code === section.code) + 1];
  return `${path}?section=${next?.code ?? FINISHED}`;
}

/** All sections saved: what is still unanswered, and that it may be revised. */
function finished({ words }: Visit, { path, questionnaire, given, afterwards }: Answering): Html {
  const open = answerSections(questionnaire).flatMap((section) => {
    const left = section.questions.filter(({ code }) => !isAnswered(given, code)).length;
    return left === 0 ? [] : [{ section, left }];
  });
  return html`<div class="notice" role="status">
      <p>
        <strong>${words.say('Vos réponses sont enregistrées.', 'Your answers are saved.')}</strong>
        ${words.say(
          'Elles sont scellées : personne ne les lit avant la clôture. D’ici là, vous pouvez y revenir.',
          'They are sealed: nobody reads them before closing. Until then you may come back to them.',
        )}
      </p>
    </div>
    ${
      open.length > 0 &&
      html`<section aria-labelledby="left">
        <h2 id="left">${words.say('Questions sans réponse', 'Questions not answered')}</h2>
        <ul>
          ${open.map(
            ({ section, left }) =>
              html`<li>
                <a href="${path}?section=${section.code}">${words.of(section.title)}</a>${words.colon}
                ${words.counted(left, ['question', 'questions'], ['question', 'questions'])}
              </li>`,
          )}
        </ul>
      </section>`
    }
    ${afterwards}
    <p class="actions">
      <a class="button button--quiet" href="${path}?section=${answerSections(questionnaire)[0]?.code ?? ''}"
        >${words.say('Revoir mes réponses', 'See my answers again')}</a
      >
    </p>`;
}

/** The page on which a questionnaire is answered, part by part. */
export function answerPageView(visit: Visit, answering: Answering): Html {
  const { title, eyebrow, lead, questionnaire, given, faults, path } = answering;
  const isFinished = visit.address.searchParams.get('section') === FINISHED;
  return html`<div class="page-head">
      <p class="eyebrow">${eyebrow}</p>
      <h1>${title}</h1>
      ${!isFinished && html`<p class="lead">${lead}</p>`}
    </div>
    ${
      isFinished
        ? finished(visit, answering)
        : answerForm(visit.words, {
            ...{ questionnaire, given, faults, path },
            sections: answerSections(questionnaire),
            section: sectionAsked(visit, answering),
            controls: html`<input type="hidden" name="_key" value="${randomUUID()}" />`,
          })
    }`;
}
