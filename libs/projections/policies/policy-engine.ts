import { RUNNER_DEFAULTS } from '../projection-engine.js';
import { ProjectionRunner, type ProjectionView } from '../running/projection-runner.js';
import { PolicyWork, type PolicyParts } from './policy-work.js';
import { type PolicyCheckpoint } from './policy-checkpoint.js';
import { type Policy } from './policy.js';
import { type ProjectionAlarm, type RunnerOptions } from '../running/runner-parts.js';

export interface PolicyEngineParts extends Omit<PolicyParts, 'clock'> {
  readonly policies: readonly Policy[];
  /** The clock that says which day is today; the machine's by default. */
  readonly clock?: () => Date;
  readonly options?: Partial<RunnerOptions>;
  readonly onAlarm?: (alarm: ProjectionAlarm) => void;
}

/** Runs policies, each from a checkpoint of its own, active in one process at a time. */
export class PolicyEngine {
  readonly #runners: readonly ProjectionRunner<PolicyCheckpoint>[];

  constructor(parts: PolicyEngineParts) {
    const { clock = () => new Date(), onAlarm = () => undefined } = parts;
    const options = { ...RUNNER_DEFAULTS, ...parts.options };
    this.#runners = parts.policies.map(
      (policy) =>
        new ProjectionRunner(
          new PolicyWork(policy, { ...parts, clock }),
          { ...parts, options, onAlarm },
          () => undefined,
        ),
    );
  }

  start(): void {
    for (const runner of this.#runners) runner.start();
  }

  /** Ends after the commands in hand. */
  async stop(): Promise<void> {
    await Promise.all(this.#runners.map((runner) => runner.stop()));
  }

  /** Resolves when every policy has reacted to the last event there was at the start. @throws ProjectionStopped */
  async caughtUp(): Promise<void> {
    await Promise.all(this.#runners.map((runner) => runner.caughtUp));
  }

  /** From memory. */
  health(): readonly ProjectionView[] {
    return this.#runners.map(({ view }) => view);
  }

  readonly healthCheck = {
    name: 'policies',
    check: () => {
      const up = this.health().every(({ state, connected }) => state !== 'stopped' && connected);
      return Promise.resolve({
        up,
        detail: up ? 'following' : 'a policy has stopped or lost its connection',
      });
    },
  };
}
