import { type EventStore } from '../event-store.js';
import { describeAppending } from './contract/appending.js';
import { describeFolding } from './contract/folding.js';
import { describeIdempotence } from './contract/idempotence.js';
import { describeLoading } from './contract/loading.js';
import { describeOrder } from './contract/order.js';
import { describeReading } from './contract/reading.js';
import { type ContractOptions, type Examined, type Subject } from './contract/subject.js';
import { describeSubscribing } from './contract/subscribing.js';

/**
 * What every event store promises, case by case (docs/event-store.md gives the numbers). `create` hands over an empty
 * store each time it is called.
 */
export function describeEventStoreContract(
  name: string,
  create: () => Promise<Subject>,
  options: ContractOptions = {},
): void {
  describe(`the event store contract: ${name}`, () => {
    const opened: Subject[] = [];
    let store: EventStore;
    const fresh = async (): Promise<EventStore> => {
      const subject = await create();
      opened.push(subject);
      return subject.store;
    };
    beforeAll(async () => {
      store = await fresh();
    });
    afterAll(async () => {
      for (const subject of opened) await subject.close();
    });

    const examined: Examined = {
      store: () => store,
      fresh,
      enduranceSeconds: options.enduranceSeconds ?? Number(process.env['EVENT_STORE_ENDURANCE_SECONDS'] ?? 3),
    };
    describeAppending(examined);
    describeIdempotence(examined);
    describeLoading(examined);
    describeOrder(examined);
    describeReading(examined);
    describeFolding(examined);
    describeSubscribing(examined);
  });
}
