import { ProblemException } from '#contracts';
import { ApiRefusal } from '../api/api-refusal.js';
import { html, type Html } from '../html/html.js';
import { type Visit } from '../visit/visit.js';

/**
 * Whether nobody can say what became of a form that was sent: no answer came, or one that promises nothing. It may be
 * recorded; under the same key it can be sent again, and is recorded once.
 */
export function isUnknown(status: number): boolean {
  return status === 429 || status >= 500;
}

export const statusOf = (error: unknown): number =>
  error instanceof ApiRefusal || error instanceof ProblemException ? error.problem.status : 500;

export const unknownTitle = ({ words }: Visit): string => words.say('À renvoyer', 'To be sent again');

export const unknownNotice = ({ words }: Visit): Html =>
  html`<div class="notice notice--watch" role="alert">
    <p>
      <strong>${words.say('On ne sait pas si c’est enregistré.', 'It is not known whether it was recorded.')}</strong>
      ${words.say(
        'Le registre n’a pas répondu, ou n’a pas pu répondre. Ce que vous avez saisi est gardé.',
        'The ledger did not answer, or could not. What you typed is kept.',
      )}
    </p>
    <p>
      ${words.say(
        'Attendez quelques instants, puis renvoyez sans rien changer : ce sera enregistré une seule fois.',
        'Wait a few moments, then send again without changing anything: it will be recorded once only.',
      )}
    </p>
  </div>`;
