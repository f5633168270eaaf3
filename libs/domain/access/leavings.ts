import { type EventOf } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { type Fold } from '../kernel/history.js';
import { PartyLeft } from '../partnership/partnership-events.js';

/**
 * The position at which each organisation's last leaving was recorded, by its id: what a former party had come to know
 * ends there. No part of the partnership's own state, which is the same in whatever order facts became known.
 */
export type Leavings = Readonly<Record<string, string>>;

export const leavingsFold: Fold<Leavings> = {
  initial: {},
  evolve: {
    [PartyLeft.type]: (leavings, { data, position }: Fact<EventOf<typeof PartyLeft>>) => ({
      ...leavings,
      [data.organisationId]: position.toString(),
    }),
  },
};
