import { type ListAnswer, type ListedPartnership } from '../api/list-answers.js';
import { type ListedRound } from '../api/round-answers.js';
import { type Html } from '../html/html.js';
import { type SignedInVisit } from '../visit/visit.js';
import { MOST_SHOWN, type AwaitingAnswer } from './awaiting.js';
import {
  accessConcern,
  auditConcern,
  memberConcern,
  noMandateConcern,
  stewardConcern,
} from './concerns.view.js';
import { type MeAnswer } from './me-answer.js';

/** Those who act for an organisation. */
const MEMBERS = ['funder', 'evaluator', 'partner'];
const TO_EVALUATE = '20';
const MOST_ROUNDS = '20';

/** What the first page opens on: what concerns who is signed in, by their part. */
export async function concerns(visit: SignedInVisit): Promise<Html | null> {
  const { api, caller } = visit;
  const has = (...roles: readonly string[]): boolean => caller.roles.some((role) => roles.includes(role));
  if (has('auditor')) return auditConcern(visit);
  if (has(...MEMBERS)) {
    const me = await api.get<MeAnswer>('/me');
    if (me.actsFor === null) return noMandateConcern(visit, me);
    const [awaited, toAnswer, evaluated, toClose] = await Promise.all([
      api.get<AwaitingAnswer>('/awaiting', new URLSearchParams({ limit: MOST_SHOWN })),
      rounds(visit, [['awaitsMe', 'true']]),
      has('evaluator') ? evaluatedBy(visit, me.actsFor) : null,
      has('evaluator') ? openRoundsOf(visit, me.actsFor) : [],
    ]);
    return memberConcern(visit, { me, awaited, toAnswer, evaluated, toClose });
  }
  if (has('data-steward')) return stewardConcern(visit);
  return has('administrator', 'dpo') ? accessConcern(visit) : null;
}

async function rounds(
  { api }: SignedInVisit,
  asked: readonly (readonly [string, string])[],
): Promise<readonly ListedRound[]> {
  const query = new URLSearchParams([...asked, ['limit', MOST_ROUNDS]] as [string, string][]);
  return (await api.get<ListAnswer<ListedRound>>('/rounds', query)).items;
}

/** Rounds that take answers in the partnerships that an organisation evaluates: its to close. */
const openRoundsOf = (visit: SignedInVisit, organisationId: string): Promise<readonly ListedRound[]> =>
  rounds(visit, [
    ['organisation', organisationId],
    ['role', 'evaluator'],
    ['state', 'open'],
    ['state', 'reopened'],
  ]);

async function evaluatedBy(
  { api }: SignedInVisit,
  organisationId: string,
): Promise<readonly ListedPartnership[]> {
  const asked = { organisation: organisationId, role: 'evaluator', status: 'active', limit: TO_EVALUATE };
  const { items } = await api.get<ListAnswer<ListedPartnership>>('/partnerships', new URLSearchParams(asked));
  return items;
}
