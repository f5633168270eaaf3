import { type Position, type StoredEvent } from '#event-store';
import { type ProjectionState } from './checkpoint.js';
import { type StopReason } from '../errors.js';
import { type Lease } from './lease.js';

/** Where a runner's work stands, as any process can read it. */
export interface Standing {
  readonly paused: boolean;
  /** Of the build that is live, with its version. */
  readonly build: number;
  readonly version: number;
  readonly state: ProjectionState;
  readonly error: StopReason | null;
  /** Someone asked that what is held be tried again. */
  readonly retryAsked: boolean;
}

/** How far work has come: its checkpoint, whatever table keeps it. */
export interface Reached {
  readonly build: number;
  readonly position: Position;
  /** Id of the event at `position`; null before the first. */
  readonly eventId: string | null;
  readonly state: ProjectionState;
}

/** Why an event goes on failing. */
export interface Failure {
  readonly cause: unknown;
  /** The cause in words. */
  readonly reason: string;
  readonly attempts: number;
}

/** What a runner runs under its lease: the rows of a projection, or the commands of a policy. */
export interface RunnerWork<At extends Reached = Reached> {
  readonly name: string;
  readonly version: number;
  /** Where it stands, begun before the first event when it never ran. */
  look(): Promise<Standing>;
  /** The checkpoint to go on from, under this lease; what had stopped it is forgotten. @throws CheckpointMoved when the lease is lost */
  open(lease: Lease): Promise<At>;
  /** Once the log was found to be the one that was worked through: what is to be done before going on. */
  begin(at: At): Promise<void>;
  /**
   * Takes in the events after the checkpoint and moves it. @throws ProjectionFailed when the events are at fault,
   * CheckpointMoved when the lease was lost
   */
  take(from: At, events: readonly StoredEvent[], state: ProjectionState): Promise<At>;
  /** Sets one event aside that goes on failing and moves past it; null when it must stop the work instead. */
  setAside(from: At, event: StoredEvent, state: ProjectionState, failure: Failure): Promise<At | null>;
  /** Keeps why it stopped, unless another runner has moved it since. */
  stopped(at: At, why: StopReason): Promise<void>;
  /** Events set aside or held, as last seen. */
  readonly setAsideCount: number;
}
