import { businessDateOf, derivedId, RuleViolation } from '#domain';
import {
  BEFORE_ALL,
  CommandRefused,
  StreamNotFound,
  type CommandRunner,
  type EventStore,
  type RecordedEvent,
  type StoredEvent,
} from '#event-store';
import { type DataSource } from 'typeorm';
import { type Decode } from '../batches/batch-projector.js';
import { type ProjectionState } from '../running/checkpoint.js';
import { projecting, type StopReason } from '../errors.js';
import { type Lease } from '../running/lease.js';
import {
  advancePolicy,
  beginPolicy,
  markPolicyStopped,
  openPolicy,
  readPolicyStanding,
  type PolicyCheckpoint,
} from './policy-checkpoint.js';
import { type Policy, type PolicyCommand } from './policy.js';
import { type ProjectionLogger } from '../projection-logger.js';
import { type RunnerWork, type Standing } from '../running/runner-work.js';

export interface PolicyParts {
  readonly store: EventStore;
  readonly decode: Decode;
  readonly dataSource: DataSource;
  readonly commands: Pick<CommandRunner, 'run'>;
  readonly logger: ProjectionLogger;
  readonly clock: () => Date;
}

/** Who acts when a policy does: no person. */
const ACTOR = { id: 'policy', roles: [], onBehalfOf: null };

const THE_BEGINNING = { position: BEFORE_ALL, id: null };

/** A policy's commands, as a runner gives them: each is recorded once, however often its event comes. */
export class PolicyWork implements RunnerWork<PolicyCheckpoint> {
  readonly version = 1;
  readonly setAsideCount = 0;

  constructor(
    private readonly policy: Policy,
    private readonly parts: PolicyParts,
  ) {}

  get name(): string {
    return this.policy.name;
  }

  async look(): Promise<Standing> {
    const standing = await readPolicyStanding(this.parts.dataSource.manager, this.name);
    if (standing) return standing;
    const last = this.policy.sinceTheBeginning ? THE_BEGINNING : await this.#lastEvent();
    await this.parts.dataSource.transaction((manager) => beginPolicy(manager, this.name, last));
    return this.look();
  }

  open(lease: Lease): Promise<PolicyCheckpoint> {
    return openPolicy(this.parts.dataSource.manager, this.name, lease);
  }

  async begin(): Promise<void> {}

  /** The commands first, the checkpoint after: one that was killed in between repeats itself, to no effect. */
  async take(
    from: PolicyCheckpoint,
    events: readonly StoredEvent[],
    state: ProjectionState,
  ): Promise<PolicyCheckpoint> {
    const fresh = events.filter(({ position }) => position > from.position);
    const last = fresh.at(-1) ?? { position: from.position, id: from.eventId };
    if (fresh.length === 0 && state === from.state) return from;
    const own = projecting(() =>
      fresh
        .filter(({ stream }) => stream.startsWith(`${this.policy.category}-`))
        .map(this.parts.decode)
        .filter(({ known }) => known),
    );
    let refused = 0;
    for (const event of own) {
      const commands = await projecting(() => this.policy.react(event));
      for (const [index, command] of commands.entries())
        if (!(await this.#record(event, command, index))) refused += 1;
    }
    const to = { position: last.position, eventId: last.id, state, refused };
    return advancePolicy(this.parts.dataSource.manager, from, to);
  }

  /** A policy that cannot react to an event stops: nothing is done out of turn. */
  setAside(): Promise<null> {
    return Promise.resolve(null);
  }

  stopped(at: PolicyCheckpoint, why: StopReason): Promise<void> {
    return markPolicyStopped(this.parts.dataSource.manager, at, why);
  }

  /** False when the command was refused: that is an answer, which no waiting changes. */
  async #record(event: RecordedEvent, command: PolicyCommand, index: number): Promise<boolean> {
    const { aggregate, streamId, type, data, occurredOn } = command;
    const id = derivedId('policy', this.name, event.id, index);
    const today = businessDateOf(this.parts.clock());
    try {
      await this.parts.commands.run({
        aggregate,
        streamId,
        command: { id, type, data, occurredOn, datePrecision: 'day', today },
        actor: ACTOR,
        fingerprint: id,
        correlationId: event.correlationId,
        causationId: event.id,
      });
      return true;
    } catch (error) {
      const word = refusal(error);
      if (word === null) throw error;
      this.parts.logger.warn(
        { policy: this.name, eventId: event.id, command: type, streamId, refusal: word },
        'a command of a policy was refused',
      );
      return false;
    }
  }

  async #lastEvent(): Promise<Pick<StoredEvent, 'position'> & { readonly id: string | null }> {
    for await (const event of this.parts.store.readAll({ direction: 'backward', limit: 1 })) return event;
    return THE_BEGINNING;
  }
}

/** Why the domain or the stream turned a command away, without its params; null for what is no refusal. */
function refusal(error: unknown): string | null {
  if (error instanceof RuleViolation) return error.code;
  return error instanceof CommandRefused || error instanceof StreamNotFound ? error.name : null;
}
