import { type DataSource } from 'typeorm';
import { type EventStore } from '#event-store';
import { type Backoff } from './backoff.js';
import { type ProjectionLogger } from '../projection-logger.js';

export interface RunnerOptions {
  /** Events a batch at most: what a runner holds in memory. */
  readonly batchSize: number;
  /** How often an event that cannot be projected is tried in all. */
  readonly attempts: number;
  readonly backoff: Backoff;
  /** What becomes of an event that goes on failing: its projection stops, or it is set aside with the later ones of its stream. */
  readonly poison: 'stop' | 'dead-letter';
  /** With this many streams held at once, the fault is not an event's: the projection stops all the same. */
  readonly heldStreamsAtMost: number;
  /** How long a lease lasts without a heartbeat: an owner that was killed is replaced within it. */
  readonly leaseMs: number;
  readonly heartbeatMs: number;
  /** How often a runner looks for what others decide: pause, resume, retry, a switch, a lease that is free. */
  readonly lookEveryMs: number;
  /** Events behind from which a start builds the read model in bulk, should that be sooner there. */
  readonly farBehind: number;
}

/** What one wants to be woken for. */
export interface ProjectionAlarm {
  readonly projection: string;
  readonly alarm: 'stopped' | 'dead-lettered' | 'superseded';
  readonly words: string;
}

export interface RunnerParts {
  readonly store: EventStore;
  readonly dataSource: DataSource;
  readonly logger: ProjectionLogger;
  readonly options: RunnerOptions;
  /** For metrics and pagers; the logger hears of each too. */
  readonly onAlarm: (alarm: ProjectionAlarm) => void;
}
