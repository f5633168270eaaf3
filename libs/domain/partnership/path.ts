import { daysBetween } from '../kernel/business-date.js';
import { type EventOf } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { type Fold } from '../kernel/history.js';
import {
  isStage,
  stageAfter,
  type Ending,
  type Stage,
  type Standing,
  type Status,
} from '../reference/stages.js';
import {
  GateDecided,
  PartnershipEnded,
  PartnershipRegistered,
  PartnershipReopened,
  PartnershipResumed,
  PartnershipSuspended,
  PathEntered,
  StageObserved,
  WentBack,
} from './partnership-events.js';

/** A stretch in which time does not count: suspended, or ended and later reopened. `to` is excluded; null is still running. */
export interface Pause {
  readonly from: string;
  readonly to: string | null;
  readonly reason: string | null;
  /** False where a day of it is not known exactly: the stay then has no duration. */
  readonly known: boolean;
}

/** How a stay was left: by a gate, by going back, or found out from outside at a later stage. */
export type StayExit = 'passed' | 'went-back' | 'observed-elsewhere';

/** A stay at a stage. A date nobody knows exactly is not `known`: such a stay has no duration and no place in conversion. */
export interface Stay {
  readonly stage: Stage;
  readonly enteredOn: string;
  readonly entryKnown: boolean;
  readonly leftOn: string | null;
  readonly exitKnown: boolean;
  readonly exit: StayExit | null;
  readonly pauses: readonly Pause[];
}

export interface Path {
  readonly standing: Standing;
  readonly status: Status;
  /** Since when the status holds. */
  readonly statusSince: string | null;
  readonly statusReason: string | null;
  readonly stays: readonly Stay[];
}

/** The stay in which the partnership stands, if it stands at a stage. */
export const currentStay = (path: Path): Stay | null =>
  path.stays.findLast(({ leftOn }) => leftOn === null) ?? null;

/**
 * Whole days of a stay up to `on` (or to its exit), the day of leaving excluded, pauses taken out; null where an end
 * of it, or of a pause by then, is not known; 0 for a stay entered after `on`.
 */
export function daysInStage(stay: Stay, on: string): number | null {
  if (!stay.entryKnown || (stay.leftOn !== null && !stay.exitKnown)) return null;
  const until = stay.leftOn !== null && stay.leftOn < on ? stay.leftOn : on;
  // One that is dated the last day, and not known to the day, may have begun before.
  if (stay.pauses.some((pause) => pause.from <= until && !pause.known)) return null;
  if (until <= stay.enteredOn) return 0;
  const pauses = stay.pauses.filter(({ from }) => from < until);
  const paused = pauses.reduce((days, { from, to }) => {
    const start = from > stay.enteredOn ? from : stay.enteredOn;
    const end = to !== null && to < until ? to : until;
    return end > start ? days + daysBetween(start, end) : days;
  }, 0);
  return daysBetween(stay.enteredOn, until) - paused;
}

const onLastStay = (path: Path, change: (stay: Stay) => Stay): readonly Stay[] => {
  const current = currentStay(path);
  return current ? path.stays.map((stay) => (stay === current ? change(stay) : stay)) : path.stays;
};

const enter = (stage: Stage, enteredOn: string, entryKnown: boolean): Stay => ({
  stage,
  enteredOn,
  entryKnown,
  leftOn: null,
  exitKnown: false,
  exit: null,
  pauses: [],
});

function move(path: Path, to: Stage, on: string, exit: StayExit, known: boolean): Path {
  const left = onLastStay(path, (stay) => ({ ...stay, leftOn: on, exit, exitKnown: known }));
  return { ...path, standing: to, stays: [...left, enter(to, on, known)] };
}

/** Only a day that is known exactly bounds a stay in days. */
const known = (fact: Fact): boolean => fact.datePrecision === 'day';

const pause = (path: Path, fact: Fact, reason: string | null): readonly Stay[] =>
  onLastStay(path, (stay) => ({
    ...stay,
    pauses: [...stay.pauses, { from: fact.occurredOn, to: null, reason, known: known(fact) }],
  }));

const unpause = (path: Path, fact: Fact): readonly Stay[] =>
  onLastStay(path, (stay) => ({
    ...stay,
    pauses: stay.pauses.map((open) =>
      open.to === null ? { ...open, to: fact.occurredOn, known: open.known && known(fact) } : open,
    ),
  }));

/** Where a partnership stands on its path, and every stay that led there. */
export const pathFold: Fold<Path> = {
  initial: { standing: 'off-path', status: 'active', statusSince: null, statusReason: null, stays: [] },
  evolve: {
    [PartnershipRegistered.type]: (path, fact: Fact<EventOf<typeof PartnershipRegistered>>) => {
      const { standing } = fact.data;
      const stays = isStage(standing) ? [enter(standing, fact.occurredOn, known(fact))] : [];
      return { ...path, standing, statusSince: fact.occurredOn, stays };
    },
    [PathEntered.type]: (path, fact: Fact<EventOf<typeof PathEntered>>) =>
      move(path, fact.data.stage, fact.occurredOn, 'passed', known(fact)),
    [StageObserved.type]: (path, { data, occurredOn }: Fact<EventOf<typeof StageObserved>>) =>
      path.standing === data.stage ? path : move(path, data.stage, occurredOn, 'observed-elsewhere', false),
    [GateDecided.type]: (path, fact: Fact<EventOf<typeof GateDecided>>) => {
      const next = stageAfter(fact.data.gate);
      return fact.data.outcome === 'no-go' || !next
        ? path
        : move(path, next, fact.occurredOn, 'passed', known(fact));
    },
    [WentBack.type]: (path, fact: Fact<EventOf<typeof WentBack>>) =>
      move(path, fact.data.to, fact.occurredOn, 'went-back', known(fact)),
    [PartnershipSuspended.type]: (path, fact: Fact<EventOf<typeof PartnershipSuspended>>) => ({
      ...path,
      status: 'suspended',
      statusSince: fact.occurredOn,
      statusReason: fact.data.reason,
      stays: pause(path, fact, fact.data.reason),
    }),
    [PartnershipResumed.type]: (path, fact: Fact) => ({
      ...path,
      status: 'active',
      statusSince: fact.occurredOn,
      statusReason: null,
      stays: unpause(path, fact),
    }),
    [PartnershipEnded.type]: (path, fact: Fact<EventOf<typeof PartnershipEnded>>) => ({
      ...path,
      status: fact.data.ending satisfies Ending,
      statusSince: fact.occurredOn,
      statusReason: fact.data.reason,
      // Ended while suspended: the pause already running goes on.
      stays: path.status === 'suspended' ? path.stays : pause(path, fact, fact.data.reason),
    }),
    [PartnershipReopened.type]: (path, fact: Fact<EventOf<typeof PartnershipReopened>>) => ({
      ...path,
      status: 'active',
      statusSince: fact.occurredOn,
      statusReason: fact.data.reason,
      stays: unpause(path, fact),
    }),
  },
};
