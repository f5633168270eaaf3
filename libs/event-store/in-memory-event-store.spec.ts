import { InMemoryEventStore } from './index.js';
import { describeEventStoreContract } from './testing/index.js';

describeEventStoreContract(
  'in memory',
  async () => ({ store: new InMemoryEventStore(), close: async () => {} }),
  { enduranceSeconds: 0.3 },
);
