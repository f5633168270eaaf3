import { randomBytes } from 'node:crypto';
import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { KurrentEventStore } from '#event-store-kurrentdb';
import { type Bench } from '../harness/bench.js';
import { watchingMemory } from '../harness/memory.js';
import { compared } from '../harness/measure.js';
import { medianOfRounds, perSecond } from '../harness/rounds.js';
import { anEvent, streamOf } from './an-event.js';
import { ledgerAppenderOn, type Appender } from './appenders.js';

const CALLERS = [1, 8, 32, 256];
const ROUNDS = 5;
const ROUND_MS = 2_000;

/** Appends to a real KurrentDB through the adapter, against the bare client's own; nothing where none is named. */
export const kurrentDbAppendBench: Bench = {
  names: CALLERS.map((callers) => `kurrentdb-append-${callers}`),
  async *run({ kurrentDbUrl, brief, say }, wanted) {
    if (!kurrentDbUrl) {
      say('kurrentdb-append: not measured, KURRENTDB_URL names no server');
      return;
    }
    const prefix = `bench-${randomBytes(4).toString('hex')}.`;
    for (const callers of CALLERS) {
      const name = `kurrentdb-append-${callers}`;
      if (!wanted(name)) continue;
      const store = await KurrentEventStore.open({ address: kurrentDbUrl, prefix });
      const appenders = {
        value: ledgerAppenderOn(store, callers, () => store.close()),
        baseline: bareClient(kurrentDbUrl, callers, `${prefix}bare.`),
      };
      const rate = (appender: Appender) => () =>
        perSecond(callers, brief ? 200 : ROUND_MS, (caller) => appender.append(caller));
      const { result, peakRssMb } = await watchingMemory(() =>
        medianOfRounds(brief ? 1 : ROUNDS, {
          baseline: rate(appenders.baseline),
          value: rate(appenders.value),
        }),
      );
      await appenders.value.close();
      await appenders.baseline.close();
      yield compared(name, 'events/s', { ...result, peakRssMb });
    }
  },
};

function bareClient(address: string, callers: number, prefix: string): Appender {
  const client = EventStoreDBClient.connectionString(address);
  const streams = Array.from({ length: callers }, streamOf);
  return {
    append: (caller) => {
      const { stream, revision } = streams[caller]!.next();
      const { id, type, data, metadata } = anEvent();
      const event = jsonEvent({
        ...{ id, type },
        data: JSON.parse(data) as Record<string, string>,
        metadata: JSON.parse(metadata) as Record<string, string>,
      });
      return client.appendToStream(prefix + stream, event, {
        expectedRevision: revision === 0 ? NO_STREAM : BigInt(revision - 1),
      });
    },
    close: () => client.dispose(),
  };
}
