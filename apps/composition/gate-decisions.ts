import { GateDecided, type EventOf } from '#domain';
import { type EventData } from '#event-store';
import { type Metrics } from '#platform';
import { Counter } from 'prom-client';

/** Counts, among events that were appended, the decisions at gates by their outcome. */
export function countGateDecisions({ registry }: Metrics): (events: readonly EventData[]) => void {
  const decisions = new Counter({
    name: 'ledger_gate_decisions_total',
    help: 'Decisions at gates that this process recorded, by outcome.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  return (events) => {
    for (const { type, data } of events)
      if (type === GateDecided.type)
        decisions.inc({ outcome: (JSON.parse(data) as EventOf<typeof GateDecided>['data']).outcome });
  };
}
