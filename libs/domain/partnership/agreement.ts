import { type PersonalText } from '../kernel/personal-text.js';
import { type PartyRole } from '../reference/organisations.js';
import { type IndicatorDefinition } from './indicator-definition.js';
import { currentParties, type Parties } from './parties.js';

/** Parties whose silence was passed over, and why. */
export interface Silence {
  readonly organisationIds: readonly string[];
  readonly on: string;
  readonly justification: PersonalText;
}

/** A refusal; with a definition that its party would accept, a counter-proposal. Its id is the fact's. */
export interface Refusal {
  readonly refusalId: string;
  readonly organisationId: string;
  readonly on: string;
  readonly reason: PersonalText | null;
  readonly counterProposal: IndicatorDefinition | null;
  /** False once the same party accepted, or refused anew. */
  readonly stands: boolean;
}

/** What parties answered on a version of an indicator. */
export interface Replies {
  readonly acceptances: readonly { readonly organisationId: string; readonly on: string }[];
  /** In the order in which they came. */
  readonly refusals: readonly Refusal[];
  /** The silences passed over, oldest first; their reasons stand beside every result. */
  readonly silences: readonly Silence[];
}

/** Who must accept: the parties there are, and those that the framework names; null where it names none. */
export interface Asking {
  readonly parties: Parties;
  readonly requiredParties: readonly string[] | null;
}

/** Roles whose holders must accept an indicator unless the framework names others (domain, §3). */
const ASKED: ReadonlySet<PartyRole> = new Set(['carrier', 'partner', 'funder']);

/** Organisations whose acceptance an indicator needs now; one that left is not among them. */
export const partiesAsked = ({ parties, requiredParties }: Asking): string[] =>
  currentParties(parties)
    .filter(({ organisationId, roles }) =>
      requiredParties === null
        ? roles.some((role) => ASKED.has(role))
        : requiredParties.includes(organisationId),
    )
    .map(({ organisationId }) => organisationId);

const refusers = ({ refusals }: Replies): Set<string> =>
  new Set(refusals.filter(({ stands }) => stands).map(({ organisationId }) => organisationId));

/** Asked parties whose refusal stands. */
export function opposedParties(asking: Asking, replies: Replies): string[] {
  const refused = refusers(replies);
  return partiesAsked(asking).filter((organisationId) => refused.has(organisationId));
}

/** Asked parties that have not yet answered on a version. */
export function awaitedParties(asking: Asking, replies: Replies): string[] {
  const answered = refusers(replies);
  for (const { organisationId } of replies.acceptances) answered.add(organisationId);
  for (const { organisationIds } of replies.silences) organisationIds.forEach((id) => answered.add(id));
  return partiesAsked(asking).filter((organisationId) => !answered.has(organisationId));
}

/** Agreed: somebody is asked, everyone asked has answered or was passed over, and nobody's refusal stands. */
export const isAgreed = (asking: Asking, replies: Replies): boolean =>
  partiesAsked(asking).length > 0 &&
  awaitedParties(asking, replies).length === 0 &&
  opposedParties(asking, replies).length === 0;

/** The same replies with a party's acceptance, which lifts its refusal. A late one may come before a recorded one: it accepted once. */
export const withAcceptance = <Of extends Replies>(replies: Of, organisationId: string, on: string): Of => ({
  ...replies,
  refusals: withoutStanding(replies, organisationId),
  acceptances: replies.acceptances.some((one) => one.organisationId === organisationId)
    ? replies.acceptances
    : [...replies.acceptances, { organisationId, on }],
});

/** The same replies with a party's refusal, in place of what it answered before. */
export const withRefusal = <Of extends Replies>(replies: Of, refusal: Omit<Refusal, 'stands'>): Of => ({
  ...replies,
  refusals: [...withoutStanding(replies, refusal.organisationId), { ...refusal, stands: true }],
  acceptances: replies.acceptances.filter((one) => one.organisationId !== refusal.organisationId),
});

const withoutStanding = ({ refusals }: Replies, organisationId: string): readonly Refusal[] =>
  refusals.map((one) => (one.organisationId === organisationId ? { ...one, stands: false } : one));
