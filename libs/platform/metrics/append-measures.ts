import { Counter, Histogram, type Registry } from 'prom-client';
import { EventStoreError, EventStoreUnavailable, RevisionConflict, type Appended } from '#event-store';

/** What appending to the log takes, and comes to. */
export class AppendMeasures {
  private readonly durations: Histogram<'outcome'>;
  private readonly events: Counter;
  private readonly groupSizes: Histogram;
  private readonly operations: Histogram<'db_system_name' | 'db_operation_name' | 'error_type'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.durations = new Histogram({
      name: 'ledger_append_duration_seconds',
      help: 'How long appends to the log took, their wait in line included, by outcome.',
      labelNames: ['outcome'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    });
    this.events = new Counter({
      name: 'ledger_events_appended_total',
      help: 'Events that this process appended to the log.',
      registers,
    });
    this.groupSizes = new Histogram({
      name: 'ledger_append_group_size',
      help: 'How many appends travelled in one transaction (log in PostgreSQL).',
      buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500],
      registers,
    });
    this.operations = new Histogram({
      name: 'db_client_operation_duration_seconds',
      help: 'How long the transaction of one group of appends took (log in PostgreSQL).',
      labelNames: ['db_system_name', 'db_operation_name', 'error_type'],
      // Those that OpenTelemetry's conventions advise.
      buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10],
      registers,
    });
  }

  /** @param seconds since the append was handed over */
  ended(verdict: unknown, events: number, seconds: number): void {
    const outcome = outcomeOf(verdict, events);
    this.durations.observe({ outcome }, seconds);
    if (outcome === 'appended') this.events.inc(events);
  }

  /** Of a group that went in one transaction; `answered` is false where no answer came. */
  group({
    appends,
    seconds,
    answered,
  }: {
    readonly appends: number;
    readonly seconds: number;
    readonly answered: boolean;
  }): void {
    this.groupSizes.observe(appends);
    this.operations.observe(
      {
        db_system_name: 'postgresql',
        db_operation_name: 'append_group',
        ...(!answered && { error_type: 'unavailable' }),
      },
      seconds,
    );
  }
}

const isAppended = (verdict: unknown): verdict is Appended =>
  typeof verdict === 'object' && verdict !== null && 'repeated' in verdict;

/** `unavailable` leaves open what became of it; `refused` is what could never be appended. */
function outcomeOf(verdict: unknown, events: number): string {
  if (isAppended(verdict)) return verdict.repeated ? 'repeated' : events === 0 ? 'empty' : 'appended';
  if (verdict instanceof RevisionConflict) return 'conflict';
  return verdict instanceof EventStoreError && !(verdict instanceof EventStoreUnavailable)
    ? 'refused'
    : 'unavailable';
}
