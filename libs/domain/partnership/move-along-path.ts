import { type Command, type Possible } from '../kernel/aggregate.js';
import { type DomainEvent, type EventOf } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { personalIfGiven, type PersonalText } from '../kernel/personal-text.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { isBefore, isStage, type Stage } from '../reference/stages.js';
import {
  PartnershipEnded,
  PartnershipReopened,
  PartnershipResumed,
  PartnershipSuspended,
  PathEntered,
  StageObserved,
  WentBack,
} from './partnership-events.js';
import { active, hasEnded, notBeforeStart, notEnded, type Partnership } from './partnership-state.js';

type Commented = { readonly comment?: string | null };

export interface PathCommands {
  'enter-path': { readonly stage: Stage };
  'observe-stage': { readonly stage: Stage; readonly observerId?: string | null };
  'go-back': { readonly to: Stage; readonly reason: EventOf<typeof WentBack>['data']['reason'] } & Commented;
  suspend: { readonly reason: EventOf<typeof PartnershipSuspended>['data']['reason'] } & Commented;
  resume: Commented;
  end: Commented & {
    readonly ending: EventOf<typeof PartnershipEnded>['data']['ending'];
    readonly reason?: EventOf<typeof PartnershipEnded>['data']['reason'];
    readonly transferredTo?: EventOf<typeof PartnershipEnded>['data']['transferredTo'];
  };
  reopen: { readonly reason: EventOf<typeof PartnershipReopened>['data']['reason'] } & Commented;
}
type Asked<Type extends keyof PathCommands> = Command<Type, PathCommands[Type]>;

export const decidePath = {
  'enter-path': (_: Partnership, { data }: Asked<'enter-path'>): DomainEvent[] => [PathEntered.of(data)],
  'observe-stage': (_: Partnership, { data }: Asked<'observe-stage'>): DomainEvent[] => [
    StageObserved.of({ stage: data.stage, observerId: data.observerId ?? null }),
  ],
  'go-back': ({ path }: Partnership, { data }: Asked<'go-back'>): DomainEvent[] => {
    const { standing } = path;
    if (!isStage(standing)) throw new RuleViolation('NOT_AT_A_STAGE', { standing });
    return [
      WentBack.of({
        from: standing,
        to: data.to,
        reason: data.reason,
        comment: personalIfGiven(data.comment),
      }),
    ];
  },
  suspend: (_: Partnership, { data }: Asked<'suspend'>): DomainEvent[] => [
    PartnershipSuspended.of({ reason: data.reason, comment: personalIfGiven(data.comment) }),
  ],
  resume: (_: Partnership, { data }: Asked<'resume'>): DomainEvent[] => [
    PartnershipResumed.of({ comment: personalIfGiven(data.comment) }),
  ],
  end: (_: Partnership, { data }: Asked<'end'>): DomainEvent[] => {
    const { ending, reason = null, transferredTo = null, comment } = data;
    return [PartnershipEnded.of({ ending, reason, transferredTo, comment: personalIfGiven(comment) })];
  },
  reopen: (_: Partnership, { data }: Asked<'reopen'>): DomainEvent[] => [
    PartnershipReopened.of({ reason: data.reason, comment: personalIfGiven(data.comment) }),
  ],
};

type Reasoned = Fact<{
  type: string;
  data: { readonly reason: string | null; readonly comment: PersonalText | null };
}>;

/** `other` says nothing by itself: a comment must. */
function commentedIfOther({ data: { reason, comment } }: Reasoned): void {
  if (reason === 'other' && !comment) throw new RuleViolation('COMMENT_REQUIRED', { reason }, 'comment');
}

function endingFits({ data }: Fact<EventOf<typeof PartnershipEnded>>): void {
  const { ending, reason, transferredTo } = data;
  if (ending === 'abandoned' && !reason) throw new RuleViolation('ABANDONMENT_REASON_REQUIRED', {}, 'reason');
  if (ending !== 'abandoned' && reason)
    throw new RuleViolation('REASON_ONLY_FOR_ABANDONMENT', { ending }, 'reason');
  if (ending === 'transferred' && !transferredTo)
    throw new RuleViolation('TRANSFER_TARGET_REQUIRED', {}, 'transferredTo');
  if (ending !== 'transferred' && transferredTo)
    throw new RuleViolation('TARGET_ONLY_FOR_TRANSFER', { ending }, 'transferredTo');
}

/** A move out of a stage happens in that stage: neither before it was entered nor after it was left. */
export function standsAt({ path }: Partnership, stage: Stage, fact: Pick<Fact, 'occurredOn'>): void {
  if (path.standing !== stage) {
    throw new RuleViolation(
      'STAGE_NOT_CURRENT',
      { stage, standing: path.standing, occurredOn: fact.occurredOn },
      'occurredOn',
    );
  }
}

export const possiblePath: Possible<Partnership> = {
  [PathEntered.type]: (partnership, fact: Fact) => {
    active(partnership, fact);
    const { standing } = partnership.path;
    if (standing !== 'off-path') throw new RuleViolation('ALREADY_ON_PATH', { standing }, 'stage');
  },
  [StageObserved.type]: (partnership, fact: Fact<EventOf<typeof StageObserved>>) =>
    fact.data.stage === partnership.path.standing ? notEnded(partnership, fact) : active(partnership, fact),
  [WentBack.type]: (partnership, fact: Fact<EventOf<typeof WentBack>>) => {
    active(partnership, fact);
    const { from, to } = fact.data;
    standsAt(partnership, from, fact);
    if (!isBefore(to, from)) throw new RuleViolation('GOING_BACK_NOT_EARLIER', { from, to }, 'to');
    commentedIfOther(fact);
  },
  [PartnershipSuspended.type]: (partnership, fact: Fact<EventOf<typeof PartnershipSuspended>>) => {
    active(partnership, fact);
    commentedIfOther(fact);
  },
  [PartnershipResumed.type]: (partnership, fact: Fact) => {
    notBeforeStart(partnership, fact);
    const { status } = partnership.path;
    if (status !== 'suspended') throw new RuleViolation('NOT_SUSPENDED', { status });
  },
  [PartnershipEnded.type]: (partnership, fact: Fact<EventOf<typeof PartnershipEnded>>) => {
    notEnded(partnership, fact);
    endingFits(fact);
    commentedIfOther(fact);
  },
  [PartnershipReopened.type]: (partnership, fact: Fact<EventOf<typeof PartnershipReopened>>) => {
    notBeforeStart(partnership, fact);
    if (!hasEnded(partnership)) throw new RuleViolation('NOT_ENDED', { status: partnership.path.status });
    commentedIfOther(fact);
  },
};
