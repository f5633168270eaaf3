import { randomUUID } from 'node:crypto';
import { type CommandAnswerBody } from '#contracts';
import { type Api } from '../api/api.js';
import { ApiRefusal } from '../api/api-refusal.js';
import { pathOf } from '../api/path-of.js';
import { NO_ANSWERS, type SheetAnswers } from './posted-answers.js';

/** One's own sheet as the API reads it back; none given yet has neither id nor revision. */
export interface OwnSheet extends SheetAnswers {
  readonly sheetId: string | null;
  readonly revision: string | null;
}

/** As it is answered: a comment that was forgotten is null. */
export interface GivenSheet {
  readonly sheetId?: string;
  readonly revision: string;
  readonly answers: SheetAnswers['answers'];
  readonly comments: Readonly<Record<string, string | null>>;
}

const NONE: OwnSheet = { ...NO_ANSWERS, sheetId: null, revision: null };

/** What was given, to be shown and changed. */
export function sheetOf(given: GivenSheet | null): OwnSheet {
  if (given === null) return NONE;
  const { sheetId = null, revision, answers, comments } = given;
  const kept = Object.entries(comments).filter((one): one is [string, string] => one[1] !== null);
  return { sheetId, revision, answers, comments: Object.fromEntries(kept) };
}

/** A party's own sheet in a round that is there. */
export async function ownSheet(api: Api, roundId: string): Promise<OwnSheet> {
  try {
    return sheetOf(await api.get<GivenSheet>(pathOf('/rounds/:id/sheet', { id: roundId })));
  } catch (error) {
    if (error instanceof ApiRefusal && error.problem.status === 404) return NONE;
    throw error;
  }
}

/** Somebody else of ours saved meanwhile, in another window: theirs is read again, and what changes put over it. */
const TRIES = 3;

/**
 * Saves a sheet, with what changes in it. Sent again it says the same, so that each sending stands for itself.
 * @throws ApiRefusal
 */
export async function saveSheet(
  api: Api,
  path: string,
  {
    read,
    change,
    more = {},
  }: {
    readonly read: () => Promise<OwnSheet>;
    readonly change: (before: SheetAnswers) => SheetAnswers;
    readonly more?: Readonly<Record<string, unknown>>;
  },
): Promise<CommandAnswerBody> {
  for (let tried = 1; ; tried += 1) {
    const before = await read();
    const { answers, comments } = change(before);
    try {
      return await api.send({
        method: 'PUT',
        path,
        body: { ...more, answers, comments },
        idempotencyKey: randomUUID(),
        revision: before.revision,
      });
    } catch (error) {
      const isStale = error instanceof ApiRefusal && error.problem.status === 412;
      if (!isStale || tried === TRIES) throw error;
    }
  }
}
