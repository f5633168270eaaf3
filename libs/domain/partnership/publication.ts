import { type EventOf } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { type Fold } from '../kernel/history.js';
import { PublicationChanged } from './partnership-events.js';

/** What the partners let others see: nothing until they say so. */
export type Publication = EventOf<typeof PublicationChanged>['data'];

export const publicationFold: Fold<Publication> = {
  initial: { items: [], sharedWithTerritory: false },
  evolve: {
    [PublicationChanged.type]: (_, { data }: Fact<EventOf<typeof PublicationChanged>>) => data,
  },
};
