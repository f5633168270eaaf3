import { type Response } from 'express';
import { type ProblemDocument } from '#contracts';
import { html, type Content, type Html } from '../html/html.js';
import { page } from '../page/page.js';
import { sendPage } from '../page/send-page.js';
import { type SignedInVisit } from '../visit/visit.js';
import { type FormFault } from './form-faults.js';
import { FormFields } from './form-fields.js';
import { keyShownAgain, RECORDED_OTHERWISE, type Sent } from './form-sending.js';
import { formView } from './form.view.js';
import { type PostedForm } from './posted-form.js';
import { recordedOtherwiseNotice } from './recorded-otherwise-notice.js';
import { staleNotice } from './stale-notice.js';
import { statusOf, unknownNotice, unknownTitle } from './unknown-outcome.js';

/** A form that was sent, and what came of it. */
export interface FilledForm {
  readonly posted: PostedForm;
  readonly faults?: readonly FormFault[];
  readonly problem?: ProblemDocument | null;
  readonly unknown?: boolean;
}

/** The page of a form, new or sent. */
export interface FormPage {
  readonly title: string;
  readonly lead?: string | null;
  readonly back: { readonly href: string; readonly label: string };
  /** Revision that the command will be sent with; null to create. */
  readonly revision: string | null;
  readonly submit: string;
  /** What stands between the head and the form. */
  readonly before?: Content;
  /** What a new form starts with. */
  readonly start: ReadonlyMap<string, readonly string[]>;
  readonly fields: (form: FormFields) => Html | Promise<Html>;
}

/** A page that is one form, with what was typed in it and what is wrong with it. */
export async function filledFormPage(
  visit: SignedInVisit,
  { title, lead, back, revision, submit, before, start, fields }: FormPage,
  filled: FilledForm | null,
): Promise<string> {
  const { words } = visit;
  const { posted, faults = [], problem = null, unknown = false } = filled ?? {};
  const form = new FormFields(words, posted?.values ?? start, faults, posted?.control('_action'));
  const shown = await fields(form);
  const warning = unknown ? unknownTitle(visit) : faults.length > 0 ? words.say('Erreur', 'Error') : null;
  return page(visit, {
    title: `${warning === null ? '' : warning + words.colon}${title} – ${back.label}`,
    main: formView(visit, {
      ...{ title, back, revision, submit, form, fields: shown },
      lead: lead ?? null,
      key: posted && keyShownAgain(posted, problem),
      notice: html`${
        unknown
          ? unknownNotice(visit)
          : problem?.code === 'REVISION_STALE'
            ? staleNotice(visit, back.href)
            : problem?.code === RECORDED_OTHERWISE && recordedOtherwiseNotice(visit, back)
      }${before}`,
    }),
  });
}

/** Answers a form that was sent and not taken: its page again. What was taken is its controller's to answer. */
export async function showAgain(
  response: Response,
  sent: Exclude<Sent, { readonly answer: unknown }>,
  posted: PostedForm,
  pageOf: (filled: FilledForm) => Promise<string>,
): Promise<void> {
  if ('asksForRow' in sent) sendPage(response, 200, await pageOf({ posted }));
  else if ('unknown' in sent) {
    // Where the form cannot be made either, what was sent is shown all the same.
    const again = await pageOf({ posted, unknown: true }).catch(() => {
      throw sent.error;
    });
    sendPage(response, statusOf(sent.error), again);
  } else {
    const { problem, faults } = sent;
    sendPage(response, problem?.status ?? 422, await pageOf({ posted, faults, problem }));
  }
}
