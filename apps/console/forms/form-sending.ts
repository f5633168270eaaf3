import { type CommandAnswerBody, type ProblemDocument } from '#contracts';
import { ApiRefusal } from '../api/api-refusal.js';
import { pathOf } from '../api/path-of.js';
import { type SignedInVisit } from '../visit/visit.js';
import { faultsOf, missingParameters, type FormFault } from './form-faults.js';
import { type PostedForm } from './posted-form.js';
import { isUnknown, statusOf } from './unknown-outcome.js';

/** What became of a form that was sent. */
export type Sent =
  | { readonly answer: CommandAnswerBody }
  /** Only another row is asked for: nothing was sent. */
  | { readonly asksForRow: true }
  /** It may be recorded. `error`: what came instead of an answer. */
  | { readonly unknown: true; readonly error: unknown }
  | { readonly faults: readonly FormFault[]; readonly problem: ProblemDocument | null };

/** Refusals that belong to the form: what was typed, what the rules say, what changed meanwhile. */
const FORM_STATUSES = [409, 412, 413, 422];

/** Something else was recorded under the form's key. */
export const RECORDED_OTHERWISE = 'IDEMPOTENCY_KEY_REUSED';

/**
 * The key of a form shown again: the same as long as it may be recorded under it. Only the API saying that something else
 * was, and this is not, makes it another form.
 */
export const keyShownAgain = (posted: PostedForm, problem: ProblemDocument | null): string | undefined =>
  problem?.code === RECORDED_OTHERWISE ? undefined : posted.control('_key');

/**
 * Sends the command that a form says: under the key made with the form, at the revision it was made from.
 * @param template of the command's path: `/partnerships/:id/gates/:gate/decisions`
 * @throws ApiRefusal for what no form can mend
 */
export async function sendForm(
  { api, words }: SignedInVisit,
  posted: PostedForm,
  command: {
    readonly method: 'POST' | 'PATCH' | 'PUT';
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
  const path = pathOf(template, given.parameters);
  try {
    const answer = await api.send({
      method,
      path,
      body: posted.body,
      idempotencyKey: posted.control('_key') ?? '',
      revision: creates ? null : (posted.control('_revision') ?? ''),
    });
    return { answer };
  } catch (error) {
    if (isUnknown(statusOf(error))) return { unknown: true, error };
    if (!(error instanceof ApiRefusal) || !FORM_STATUSES.includes(error.problem.status)) throw error;
    const { code } = error.problem;
    // Told by a notice of their own.
    const isNoFault = (code === 'REVISION_STALE' && !creates) || code === RECORDED_OTHERWISE;
    return { faults: isNoFault ? [] : faultsOf(error.problem, posted), problem: error.problem };
  }
}

/** Where a recorded command leads: the page that shows it, and the part of it that its address may name. */
export function shownAfter(
  address: string,
  { position, changed, repeated }: Pick<CommandAnswerBody, 'position' | 'changed' | 'repeated'>,
): string {
  const [path = '', part] = address.split('#');
  const query = new URLSearchParams({
    after: position,
    done: changed || repeated ? 'recorded' : 'unchanged',
  });
  return `${path}?${query}${part === undefined ? '' : `#${part}`}`;
}
