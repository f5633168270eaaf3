import { Counter, Gauge, type Registry } from 'prom-client';
import { askedSeldom, type Metrics } from '#platform';
import { type PolicyStatus, type ProjectionAlarm, type ProjectionStatus } from '#projections';

const STATES = ['running', 'catching-up', 'stopped', 'paused'] as const;

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [labels: Labels, value: number];

/** Declares gauges over what is asked anew when metrics are read. */
const gaugesOver =
  <Status>(registry: Registry, ask: () => Promise<readonly Status[] | null>) =>
  (
    name: string,
    labelNames: readonly string[],
    help: string,
    samples: (status: Status) => readonly Sample[],
  ) => {
    new Gauge({
      ...{ name, help, labelNames, registers: [registry] },
      async collect() {
        const found = (await ask()) ?? [];
        this.reset();
        for (const [labels, value] of found.flatMap(samples)) this.set(labels, value);
      },
    });
  };

const oneOfStates = (labels: Labels, { paused, state }: { paused: boolean; state: string }): Sample[] =>
  STATES.map((one) => [{ ...labels, state: one }, one === (paused ? 'paused' : state) ? 1 : 0]);

/** Where each projection stands: what `ledger projections list` says. */
export function measureProjections(
  { registry }: Metrics,
  statuses: () => Promise<readonly ProjectionStatus[]>,
): void {
  const gauge = gaugesOver(registry, askedSeldom(statuses));
  const one = (name: string, help: string, of: (status: ProjectionStatus) => number | null): void =>
    gauge(name, ['projection'], help, (status) => {
      const value = of(status);
      return value === null ? [] : [[{ projection: status.projection }, value]];
    });
  one(
    'ledger_projection_lag_events',
    'Events between a projection and the end of the log (log in PostgreSQL).',
    ({ lagEvents }) => lagEvents,
  );
  one(
    'ledger_projection_lag_seconds',
    'Age of the first event that a projection has not taken; 0 when there is none.',
    ({ lagSeconds }) => lagSeconds,
  );
  one(
    'ledger_projection_checkpoint_age_seconds',
    'Since when the checkpoint of a projection has not moved; it grows while nothing is recorded.',
    ({ checkpointAgeSeconds }) => checkpointAgeSeconds,
  );
  gauge(
    'ledger_projection_state',
    ['projection', 'state'],
    'The state in which a projection is: 1, the others 0.',
    (status) => oneOfStates({ projection: status.projection }, status),
  );
  one(
    'ledger_projection_held',
    'Whether some process holds a projection, so that it goes on: 1, or 0.',
    ({ owner }) => (owner === null ? 0 : 1),
  );
  one(
    'ledger_projection_dead_letters',
    'Events set aside by a projection, those held behind them included.',
    ({ deadLetters }) => deadLetters,
  );
  one(
    'ledger_projection_unknown_events',
    'Events that a projection met and that this release does not know.',
    ({ unknownEvents }) => Number(unknownEvents),
  );
}

/** Where each policy stands: what `ledger policies` says. */
export function measurePolicies(
  { registry }: Metrics,
  statuses: () => Promise<readonly PolicyStatus[]>,
): void {
  const gauge = gaugesOver(registry, askedSeldom(statuses));
  gauge(
    'ledger_policy_lag_events',
    ['policy'],
    'Events between a policy and the end of the log (log in PostgreSQL).',
    ({ policy, lagEvents }) => (lagEvents === null ? [] : [[{ policy }, lagEvents]]),
  );
  gauge(
    'ledger_policy_lag_seconds',
    ['policy'],
    'Age of the first event to which a policy has not reacted; 0 when there is none.',
    ({ policy, lagSeconds }) => [[{ policy }, lagSeconds]],
  );
  gauge(
    'ledger_policy_state',
    ['policy', 'state'],
    'The state in which a policy is: 1, the others 0.',
    (status) => oneOfStates({ policy: status.policy }, status),
  );
  gauge(
    'ledger_policy_refused_commands',
    ['policy'],
    'Commands of a policy that were refused.',
    ({ policy, refused }) => [[{ policy }, Number(refused)]],
  );
}

/** Counts what one wants to be woken for. */
export function countAlarms({ registry }: Metrics): (alarm: ProjectionAlarm) => void {
  const alarms = new Counter({
    name: 'ledger_alarms_total',
    help: 'What one wants to be woken for, of projections and policies, by kind.',
    labelNames: ['name', 'alarm'],
    registers: [registry],
  });
  return ({ projection: name, alarm }) => alarms.inc({ name, alarm });
}
