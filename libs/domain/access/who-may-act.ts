import { FactCorrected, FactWithdrawn } from '../kernel/correction.js';
import { type Fact } from '../kernel/fact.js';
import { partiesAsked } from '../partnership/agreement.js';
import * as framework from '../partnership/framework-events.js';
import * as indicators from '../partnership/indicator-events.js';
import { currentParty } from '../partnership/parties.js';
import * as events from '../partnership/partnership-events.js';
import { type Partnership } from '../partnership/partnership-state.js';
import { hasPlaceIn, PARTNERSHIP_ACTS, type CorrectiveAct, type PartnershipAct } from './acts.js';
import { correctionIn, toldOf } from './facts-seen.js';
import { ROLES_OF_MEMBERS } from './sight.js';
import { type Viewer } from './viewer.js';

type Data = Readonly<Record<string, unknown>>;

/** Whoever transcribes what papers state, for any organisation. */
const TRANSCRIBER = 'data-steward';

/** The act by which each fact is recorded: who may do it may correct it. */
const RECORDED_BY: Readonly<Record<string, PartnershipAct>> = {
  [events.PartnershipRegistered.type]: 'amend-description',
  [events.PartnershipDescriptionAmended.type]: 'amend-description',
  [events.PartnershipCategoryChanged.type]: 'change-category',
  [events.PartyJoined.type]: 'add-party',
  [events.PartyRolesChanged.type]: 'change-party-roles',
  [events.PartyLeft.type]: 'remove-party',
  [events.PublicationChanged.type]: 'publish',
  [events.PathEntered.type]: 'enter-path',
  [events.StageObserved.type]: 'observe-stage',
  [events.WentBack.type]: 'go-back',
  [events.PartnershipSuspended.type]: 'suspend',
  [events.PartnershipResumed.type]: 'resume',
  [events.PartnershipEnded.type]: 'end',
  [events.PartnershipReopened.type]: 'reopen',
  [events.GateCriteriaChanged.type]: 'change-gate-criteria',
  [events.GateReviewPlanned.type]: 'plan-gate-review',
  [events.GateReviewReplanned.type]: 'plan-gate-review',
  [events.EvidenceBrought.type]: 'bring-evidence',
  [events.OpinionGiven.type]: 'give-opinion',
  [events.GateDecisionProposed.type]: 'propose-decision',
  [events.GateDecided.type]: 'decide-at-gate',
  [events.ConditionMet.type]: 'meet-condition',
  [events.ConditionWaived.type]: 'waive-condition',
  [indicators.IndicatorProposed.type]: 'propose-indicator',
  [indicators.IndicatorRevised.type]: 'revise-indicator',
  [indicators.IndicatorAccepted.type]: 'accept-indicator',
  [indicators.IndicatorSilencePassedOver.type]: 'pass-over-silence',
  [indicators.MeasurementRecorded.type]: 'record-measurement',
  [indicators.IndicatorRefused.type]: 'refuse-indicator',
  [indicators.IndicatorAgreementTranscribed.type]: 'transcribe-indicator-agreement',
  [framework.EvaluationFrameworkSet.type]: 'set-evaluation-framework',
  [framework.ObjectivesStated.type]: 'state-objectives',
  [framework.PartnershipQualified.type]: 'qualify',
  [framework.DeploymentRecorded.type]: 'record-deployment',
};

const isMember = ({ roles }: Viewer): boolean => roles.some((role) => ROLES_OF_MEMBERS.includes(role));

/** The organisation that a member acts for, under a mandate; null for anybody else. */
export const actsFor = (viewer: Viewer): string | null =>
  (isMember(viewer) && viewer.organisation?.id) || null;

const transcribes = ({ roles }: Viewer): boolean => roles.includes(TRANSCRIBER);

/** The organisations in whose name something is said; none is nobody's. */
const speakersIn = ({ organisationId, observerId }: Data): unknown[] =>
  [organisationId, observerId].filter((id) => id !== undefined && id !== null);

/** Whether a party may do one act, saying that; the data steward is asked for elsewhere. */
function mayAsParty(viewer: Viewer, act: PartnershipAct, said: Data, { evaluation }: Partnership): boolean {
  const own = actsFor(viewer);
  const party = own !== null && currentParty(evaluation.parties, own);
  if (!party) return false;
  const { by, isOwnWord, byThoseAsked, anyPartyForItself } = PARTNERSHIP_ACTS[act];
  if (isOwnWord && speakersIn(said).some((id) => id !== own)) return false;
  if (byThoseAsked && !partiesAsked(evaluation).includes(own)) return false;
  if (anyPartyForItself && said.organisationId === own) return true;
  return party.roles.some((role) => by.includes(role));
}

/** What is asked of a partnership. */
export interface Asked {
  readonly type: PartnershipAct | CorrectiveAct;
  readonly data: Data;
}

/**
 * Whether somebody may do something to a partnership as it stands today, all that is known taken in: its current parties
 * decide. What its rules then say of the act is for `decideOn`.
 * @param seen its facts that the viewer sees: one corrects only those
 */
export function mayAct(
  viewer: Viewer,
  { type, data }: Asked,
  partnership: Partnership,
  seen: readonly Fact[],
): boolean {
  if (transcribes(viewer)) return true;
  if (type !== 'correct-fact' && type !== 'withdraw-fact') return mayAsParty(viewer, type, data, partnership);
  const fact = seen.find(({ id }) => id === data.factId);
  const act = fact && RECORDED_BY[fact.type];
  // What is no fact is for the domain to say, to whoever may correct some.
  if (!act) return actsFor(viewer) !== null && isCurrentParty(viewer, partnership);
  // What it says today.
  const content = toldOf(seen).get(fact.id)!.data;
  return [content, { ...content, ...(data.changes as Data | undefined) }].every((said) =>
    mayAsParty(viewer, act, said, partnership),
  );
}

const isCurrentParty = (viewer: Viewer, { evaluation }: Partnership): boolean => {
  const own = actsFor(viewer);
  return own !== null && currentParty(evaluation.parties, own) !== undefined;
};

/** Whether a correction or withdrawal names a fact that the viewer does not see: to them there is none. */
export const namesUnseenFact = ({ type, data }: Asked, seen: readonly Fact[]): boolean =>
  (type === 'correct-fact' || type === 'withdraw-fact') &&
  !seen.some(
    ({ id, type: of }) => id === data.factId && of !== FactCorrected.type && of !== FactWithdrawn.type,
  );

/** Whether somebody may register a partnership of these parties: one of them, or who transcribes. */
export const mayRegister = (viewer: Viewer, partyIds: readonly unknown[]): boolean =>
  transcribes(viewer) || partyIds.includes(actsFor(viewer) ?? undefined);

/** Whether somebody may change what the register says of an organisation: that one, or who keeps the register. */
export const mayChangeOrganisation = (viewer: Viewer, organisationId: string): boolean =>
  transcribes(viewer) || actsFor(viewer) === organisationId;

/** Whether somebody may register an organisation: whoever may record something. */
export const mayRegisterOrganisation = (viewer: Viewer): boolean => transcribes(viewer) || isMember(viewer);

/** Whether a closing is theirs to make and to withdraw: a member's for their organisation, the data steward's for the ledger. */
export const mayClose = (viewer: Viewer, forOrganisation: string | null): boolean =>
  forOrganisation === null ? transcribes(viewer) : actsFor(viewer) === forOrganisation;

/** The acts that somebody may do to a partnership as it stands: what pages offer. */
export function actsAllowed(viewer: Viewer, partnership: Partnership): PartnershipAct[] {
  const own = actsFor(viewer);
  return (Object.keys(PARTNERSHIP_ACTS) as PartnershipAct[]).filter(
    (act) =>
      hasPlaceIn(partnership.path.status, act) &&
      (transcribes(viewer) ||
        mayAsParty(viewer, act, own === null ? {} : { organisationId: own }, partnership)),
  );
}

/**
 * The ids of the facts that somebody may correct or withdraw in a partnership as it stands: what pages offer. One's own
 * word is corrected by oneself.
 * @param seen its facts that the viewer sees
 */
export function correctionsAllowed(
  viewer: Viewer,
  partnership: Partnership,
  seen: readonly Fact[],
): string[] {
  if (!transcribes(viewer) && !isCurrentParty(viewer, partnership)) return [];
  const withdrawn = new Set(
    seen.filter(({ type }) => type === FactWithdrawn.type).map((fact) => correctionIn(fact)!.factId),
  );
  return [...toldOf(seen).values()].flatMap(({ fact: { id, type }, data }) => {
    const act = RECORDED_BY[type];
    const isOffered =
      act && !withdrawn.has(id) && (transcribes(viewer) || mayAsParty(viewer, act, data, partnership));
    return isOffered ? [id] : [];
  });
}
