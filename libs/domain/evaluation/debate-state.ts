import { type EventOf } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { type Fold } from '../kernel/history.js';
import { type PersonalText } from '../kernel/personal-text.js';
import { type ActionState, type ReplyStance } from '../reference/viewpoints.js';
import { ActionAgreed, ActionFollowed, FindingRecorded, FindingReplied } from './round-events.js';

/** What a party last replied to a finding. */
export interface FindingReply {
  readonly organisationId: string;
  readonly stance: ReplyStance;
  readonly text: PersonalText | null;
  readonly repliedOn: string;
}

export type Finding = EventOf<typeof FindingRecorded>['data'] & {
  readonly recordedOn: string;
  readonly replies: readonly FindingReply[];
};

/** A step of an agreed action, with what was said of it. */
export interface ActionStep {
  readonly state: ActionState;
  readonly on: string;
  readonly dueOn: string | null;
  readonly comment: PersonalText | null;
}

export type AgreedAction = EventOf<typeof ActionAgreed>['data'] & {
  readonly agreedOn: string;
  readonly state: ActionState | 'agreed';
  readonly steps: readonly ActionStep[];
};

/** What is said after closing (PHARE18, "le temps du débat"): findings, replies, actions agreed and followed to their end. */
export interface Debate {
  readonly findings: readonly Finding[];
  readonly actions: readonly AgreedAction[];
}

/** The part of a round's fold that is its debate, over any state that holds one. */
export const debateFold = {
  initial: { findings: [], actions: [] } as Debate,
  evolve: {
    [FindingRecorded.type]: <State extends Debate>(
      state: State,
      { data, occurredOn }: Fact<EventOf<typeof FindingRecorded>>,
    ): State => ({
      ...state,
      findings: [...state.findings, { ...data, recordedOn: occurredOn, replies: [] }],
    }),
    [FindingReplied.type]: <State extends Debate>(
      state: State,
      { data: { findingId, ...reply }, occurredOn }: Fact<EventOf<typeof FindingReplied>>,
    ): State => ({
      ...state,
      findings: state.findings.map((finding) =>
        finding.findingId === findingId
          ? {
              ...finding,
              replies: [
                ...finding.replies.filter(({ organisationId }) => organisationId !== reply.organisationId),
                { ...reply, repliedOn: occurredOn },
              ],
            }
          : finding,
      ),
    }),
    [ActionAgreed.type]: <State extends Debate>(
      state: State,
      { data, occurredOn }: Fact<EventOf<typeof ActionAgreed>>,
    ): State => ({
      ...state,
      actions: [...state.actions, { ...data, agreedOn: occurredOn, state: 'agreed', steps: [] }],
    }),
    [ActionFollowed.type]: <State extends Debate>(
      state: State,
      { data: { actionId, ...step }, occurredOn }: Fact<EventOf<typeof ActionFollowed>>,
    ): State => ({
      ...state,
      actions: state.actions.map((action) =>
        action.actionId === actionId
          ? {
              ...action,
              state: step.state,
              dueOn: step.dueOn ?? action.dueOn,
              steps: [...action.steps, { ...step, on: occurredOn }],
            }
          : action,
      ),
    }),
  },
} satisfies Fold<Debate>;
