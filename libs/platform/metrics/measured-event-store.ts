import { type Append, type EventData, type EventStore } from '#event-store';
import { type AppendMeasures } from './append-measures.js';

/** The same store, whose appends are measured. @param onAppended told of what was newly written */
export function measuredEventStore(
  store: EventStore,
  measures: AppendMeasures,
  onAppended: (events: readonly EventData[]) => void = () => undefined,
): EventStore {
  const ended = ({ events }: Append, verdict: unknown, since: number): void => {
    measures.ended(verdict, events.length, (performance.now() - since) / 1000);
    const isNew = !(verdict instanceof Error) && !(verdict as { repeated: boolean }).repeated;
    if (isNew) onAppended(events);
  };
  return {
    capabilities: store.capabilities,
    append: async (append) => {
      const since = performance.now();
      try {
        const appended = await store.append(append);
        ended(append, appended, since);
        return appended;
      } catch (error) {
        ended(append, error, since);
        throw error;
      }
    },
    appendGroup: async (appends, options) => {
      const since = performance.now();
      const verdicts = await store.appendGroup(appends, options);
      appends.forEach((append, index) => ended(append, verdicts[index], since));
      return verdicts;
    },
    readStream: (stream, options) => store.readStream(stream, options),
    readStreams: (streams, upTo) => store.readStreams(streams, upTo),
    readAll: (options) => store.readAll(options),
    head: () => store.head(),
    subscribe: (options) => store.subscribe(options),
  };
}
