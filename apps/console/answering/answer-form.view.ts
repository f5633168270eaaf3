import { NON_MARK_LABELS, NON_MARKS, type Question, type Questionnaire } from '#domain';
import { type FormFault } from '../forms/form-faults.js';
import { attributes, html, type Content, type Html } from '../html/html.js';
import { type Words } from '../words/words.js';
import { type AnswerSection } from './answer-sections.js';
import { isAnswered, type SheetAnswers } from './posted-answers.js';

/** As the rule of sheets has it. */
const LONGEST_COMMENT = 500;

export interface AnswerForm {
  readonly questionnaire: Questionnaire;
  readonly sections: readonly AnswerSection[];
  readonly section: AnswerSection;
  readonly given: SheetAnswers;
  readonly faults: readonly FormFault[];
  /** Hidden fields of the sending. */
  readonly controls: Content;
  /** Path of the page; a section is asked for by `?section=`. */
  readonly path: string;
}

const idOf = (code: string): string => `question-${code.replaceAll(/[^\w-]/g, '-')}`;

function choice(
  question: Question,
  value: string,
  label: Content,
  { given }: AnswerForm,
  className = 'mark',
): Html {
  const id = `${idOf(question.code)}-${value}`;
  const chosen = isAnswered(given, question.code) && String(given.answers[question.code]) === value;
  return html`<div class="${className}">
    <input${attributes({ type: 'radio', id, name: `answers/${question.code}`, value, checked: chosen })}>
    <label for="${id}">${label}</label>
  </div>`;
}

function questionView(words: Words, form: AnswerForm, question: Question): Html {
  const { code, scale, text } = question;
  const labels = form.questionnaire.scales.find((one) => one.code === scale)?.labels ?? [];
  const id = idOf(code);
  const comment = form.given.comments[code] ?? '';
  const faults = form.faults.filter(
    ({ field }) => field === `answers/${code}` || field === `comments/${code}`,
  );
  return html`<fieldset${attributes({
    class: faults.length > 0 ? 'question field--fault' : 'question',
    id,
    'aria-describedby': faults.length > 0 && `${id}-fault`,
  })}>
    <legend>${words.of(text)}</legend>
    ${faults.length > 0 && html`<p class="fault" id="${id}-fault">${faults.map(({ detail }) => detail).join(' ')}</p>`}
    <div class="marks">
      ${labels.map((label, index) =>
        choice(
          question,
          String(index + 1),
          html`<span class="mark__number">${index + 1}</span> ${words.of(label)}`,
          form,
        ),
      )}
      ${NON_MARKS.map((code) => choice(question, code, words.of(NON_MARK_LABELS[code]), form, 'mark mark--none'))}
    </div>
    <details${attributes({ open: comment !== '' })}>
      <summary>${words.say('Ajouter un commentaire', 'Add a comment')}</summary>
      <label class="visually-hidden" for="${id}-comment"
        >${words.say('Commentaire', 'Comment')}${words.colon}${words.of(text)}</label
      >
      <textarea${attributes({ id: `${id}-comment`, name: `comments/${code}`, rows: 3, maxlength: LONGEST_COMMENT })}>${'\n'}${comment}</textarea>
    </details>
  </fieldset>`;
}

/** How far one is: each section with what is answered of it, leading there. */
function progressIn(words: Words, { sections, section, given, path }: AnswerForm): Html {
  const all = sections.flatMap(({ questions }) => questions);
  const done = all.filter(({ code }) => isAnswered(given, code)).length;
  const says = `${words.counted(done, ['réponse enregistrée', 'réponses enregistrées'], ['answer saved', 'answers saved'])} ${words.say('sur', 'of')} ${all.length}`;
  return html`<nav class="sections" aria-label="${words.say('Parties du questionnaire', 'Parts of the questionnaire')}">
    <p id="answer-progress">${says}</p>
    <progress value="${done}" max="${all.length}" aria-labelledby="answer-progress"></progress>
    <details>
      <summary>
        ${words.say('Partie', 'Part')} ${sections.findIndex(({ code }) => code === section.code) + 1} ${words.say('sur', 'of')} ${sections.length}
      </summary>
    <ol>
      ${sections.map(({ code, title, questions }) => {
        const answered = questions.filter((one) => isAnswered(given, one.code)).length;
        return html`<li>
          <a${attributes({ href: `${path}?section=${code}`, 'aria-current': code === section.code && 'step' })}
            >${words.of(title)}</a
          >
          <span class="note">${answered === questions.length ? '✓' : ''} ${answered}/${questions.length}</span>
        </li>`;
      })}
    </ol>
    </details>
  </nav>`;
}

/** One section of a questionnaire to answer: saved when sent, then the next one comes. */
export function answerForm(words: Words, form: AnswerForm): Html {
  const { sections, section, path, controls, faults, questionnaire } = form;
  const place = sections.findIndex(({ code }) => code === section.code);
  const isLast = place === sections.length - 1;
  const ofNoQuestion = faults.filter(
    ({ field }) =>
      !section.questions.some(({ code }) => field === `answers/${code}` || field === `comments/${code}`),
  );
  return html`${progressIn(words, form)}
    ${
      faults.length > 0 &&
      html`<div class="fault-summary" role="alert">
        <h2>${words.say('Rien n’est enregistré de cette partie', 'Nothing of this part is saved')}</h2>
        ${ofNoQuestion.map(({ detail }) => html`<p>${detail}</p>`)}
      </div>`
    }
    <form${attributes({ method: 'post', action: `${path}?section=${section.code}`, class: 'answering panel', novalidate: true, autocomplete: 'off' })}>
      <h2>${place + 1}. ${words.of(section.title)}</h2>
      ${controls} ${section.questions.map((question) => questionView(words, form, question))}
      <p class="actions">
        <button class="button">
          ${isLast ? words.say('Enregistrer et terminer', 'Save and finish') : words.say('Enregistrer et continuer', 'Save and go on')}
        </button>
      </p>
    </form>
    ${
      !questionnaire.isValidated &&
      html`<p class="note">
        ${words.say('Questionnaire non validé par Le RAMEAU.', 'Questionnaire not validated by Le RAMEAU.')}
      </p>`
    }`;
}
