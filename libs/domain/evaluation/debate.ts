import { type Command } from '../kernel/aggregate.js';
import { derivedId } from '../kernel/derived-id.js';
import { type EventOf } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { personal, personalIfGiven } from '../kernel/personal-text.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { type SubImpact } from '../reference/impacts.js';
import { type ActionState, type ReplyStance } from '../reference/viewpoints.js';
import { requireAsked } from './conduct-round.js';
import { type AgreedAction } from './debate-state.js';
import { ActionAgreed, ActionFollowed, FindingRecorded, FindingReplied } from './round-events.js';
import { hasBeenClosed, type Round } from './round-state.js';

/** The debate after closing: what the evaluator finds, what each partner replies, what is agreed and becomes of it. */
export interface DebateCommands {
  'record-finding': {
    readonly kind: 'finding' | 'recommendation';
    readonly subImpact?: SubImpact | null;
    readonly text: string;
  };
  'reply-to-finding': {
    readonly findingId: string;
    readonly organisationId: string;
    readonly stance: ReplyStance;
    readonly text?: string | null;
  };
  'agree-action': {
    readonly findingId?: string | null;
    readonly title: string;
    readonly ownerId: string;
    readonly dueOn: string;
  };
  'follow-action': {
    readonly actionId: string;
    readonly state: ActionState;
    readonly dueOn?: string | null;
    readonly comment?: string | null;
  };
}
type Commanded<Type extends keyof DebateCommands> = Command<Type, DebateCommands[Type]>;

export const decideDebate = {
  'record-finding': (_: Round, { id, data }: Commanded<'record-finding'>) => [
    FindingRecorded.of({
      findingId: derivedId(id, 'finding'),
      kind: data.kind,
      subImpact: data.subImpact ?? null,
      text: personal(data.text),
    }),
  ],
  'reply-to-finding': (_: Round, { data }: Commanded<'reply-to-finding'>) => [
    FindingReplied.of({
      findingId: data.findingId,
      organisationId: data.organisationId,
      stance: data.stance,
      text: personalIfGiven(data.text),
    }),
  ],
  'agree-action': (_: Round, { id, data }: Commanded<'agree-action'>) => [
    ActionAgreed.of({
      actionId: derivedId(id, 'action'),
      findingId: data.findingId ?? null,
      title: data.title,
      ownerId: data.ownerId,
      dueOn: data.dueOn,
    }),
  ],
  'follow-action': (_: Round, { data }: Commanded<'follow-action'>) => [
    ActionFollowed.of({
      actionId: data.actionId,
      state: data.state,
      dueOn: data.dueOn ?? null,
      comment: personalIfGiven(data.comment),
    }),
  ],
};

function onceClosed(round: Round): void {
  if (!hasBeenClosed(round)) throw new RuleViolation('ROUND_NOT_CLOSED');
}

function knownFinding({ findings }: Round, findingId: string): void {
  if (!findings.some((finding) => finding.findingId === findingId))
    throw new RuleViolation('FINDING_UNKNOWN', { findingId }, 'findingId');
}

function knownAction({ actions }: Round, actionId: string): AgreedAction {
  const action = actions.find((agreed) => agreed.actionId === actionId);
  if (!action) throw new RuleViolation('ACTION_UNKNOWN', { actionId }, 'actionId');
  return action;
}

function notDueBefore(dueOn: string, { occurredOn }: Fact): void {
  if (dueOn < occurredOn) throw new RuleViolation('ACTION_DUE_IN_THE_PAST', { dueOn, occurredOn }, 'dueOn');
}

export const possibleDebate = {
  [FindingRecorded.type]: onceClosed,
  [FindingReplied.type]: (round: Round, { data }: Fact<EventOf<typeof FindingReplied>>) => {
    onceClosed(round);
    knownFinding(round, data.findingId);
    requireAsked(round, data.organisationId);
  },
  [ActionAgreed.type]: (round: Round, fact: Fact<EventOf<typeof ActionAgreed>>) => {
    onceClosed(round);
    const { findingId, ownerId, dueOn } = fact.data;
    if (findingId !== null) knownFinding(round, findingId);
    requireAsked(round, ownerId, 'ownerId');
    notDueBefore(dueOn, fact);
  },
  [ActionFollowed.type]: (round: Round, fact: Fact<EventOf<typeof ActionFollowed>>) => {
    const { actionId, state, dueOn } = fact.data;
    const action = knownAction(round, actionId);
    if (action.state === 'done' || action.state === 'abandoned')
      throw new RuleViolation('ACTION_ENDED', { actionId }, 'actionId');
    if (state === 'postponed' && dueOn === null)
      throw new RuleViolation('ACTION_NEW_DATE_REQUIRED', {}, 'dueOn');
    if (state !== 'postponed' && dueOn !== null)
      throw new RuleViolation('ACTION_DATE_ONLY_WHEN_POSTPONED', {}, 'dueOn');
    if (dueOn !== null) notDueBefore(dueOn, fact);
  },
};
