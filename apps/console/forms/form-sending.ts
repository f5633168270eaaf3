import { type CommandAnswerBody, type ProblemDocument } from '#contracts';
import { ApiRefusal } from '../api/api-refusal.js';
import { pathOf } from '../api/path-of.js';
import { type SignedInVisit } from '../visit/visit.js';
import { faultsOf, missingParameters, type FormFault } from './form-faults.js';
import { type PostedForm } from './posted-form.js';

/** What became of a form that was sent. */
export type Sent =
  | { readonly answer: CommandAnswerBody }
  /** Only another row is asked for: nothing was sent. */
  | { readonly asksForRow: true }
  | { readonly faults: readonly FormFault[]; readonly problem: ProblemDocument | null };

/** Refusals that belong to the form: what was typed, what the rules say, what changed meanwhile. */
const FORM_STATUSES = [409, 412, 413, 422];

/**
 * Sends the command that a form says: under the key made with the form, at the revision it was made from.
 * @param template of the command's path: `/partnerships/:id/gates/:gate/decisions`
 * @throws ApiRefusal for what no form can mend
 */
export async function sendForm(
  { api, words }: SignedInVisit,
  posted: PostedForm,
  command: {
    readonly method: 'POST' | 'PATCH';
    readonly template: string;
    readonly id?: string;
    readonly creates?: boolean;
  },
): Promise<Sent> {
  if (posted.control('_action')) return { asksForRow: true };
  const { method, template, id, creates = false } = command;
  const given = { ...posted, parameters: { ...posted.parameters, ...(id !== undefined && { id }) } };
  const missing = missingParameters(template, given, words);
  if (missing.length > 0) return { faults: missing, problem: null };
  try {
    const answer = await api.send({
      method,
      path: pathOf(template, given.parameters),
      body: posted.body,
      idempotencyKey: posted.control('_key') ?? '',
      revision: creates ? null : (posted.control('_revision') ?? ''),
    });
    return { answer };
  } catch (error) {
    if (!(error instanceof ApiRefusal) || !FORM_STATUSES.includes(error.problem.status)) throw error;
    const isStale = error.problem.code === 'REVISION_STALE' && !creates;
    return { faults: isStale ? [] : faultsOf(error.problem, posted), problem: error.problem };
  }
}

/** Where a recorded command leads: the page that shows it. */
export const shownAfter = (path: string, { position, changed, repeated }: CommandAnswerBody): string =>
  `${path}?${new URLSearchParams({ after: position, done: changed || repeated ? 'recorded' : 'unchanged' })}`;
