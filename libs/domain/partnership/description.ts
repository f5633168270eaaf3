import { type EventOf } from '../kernel/event.js';
import { type DatePrecision, type Fact } from '../kernel/fact.js';
import { type Fold } from '../kernel/history.js';
import { type Category } from '../reference/themes.js';
import {
  PartnershipCategoryChanged,
  PartnershipDescriptionAmended,
  PartnershipRegistered,
} from './partnership-events.js';

type Registered = EventOf<typeof PartnershipRegistered>['data'];

/** What a partnership is about, and since when it counts. */
export interface Description extends Omit<Registered, 'standing'> {
  readonly startedOn: string | null;
  readonly startPrecision: DatePrecision;
  /** Earlier categories, oldest first, each with the day it was left. */
  readonly categoryHistory: readonly { readonly category: Category; readonly until: string }[];
}

export const descriptionFold: Fold<Description> = {
  initial: {
    title: '',
    need: '',
    purpose: '',
    populations: [],
    territories: [],
    domains: [],
    odd: null,
    category: 'not-stated',
    fictional: false,
    startedOn: null,
    startPrecision: 'day',
    categoryHistory: [],
  },
  evolve: {
    [PartnershipRegistered.type]: (state, fact: Fact<EventOf<typeof PartnershipRegistered>>) => {
      const { standing: _, ...described } = fact.data;
      return { ...state, ...described, startedOn: fact.occurredOn, startPrecision: fact.datePrecision };
    },
    [PartnershipDescriptionAmended.type]: (
      state,
      { data }: Fact<EventOf<typeof PartnershipDescriptionAmended>>,
    ) => ({ ...state, ...data }),
    [PartnershipCategoryChanged.type]: (
      state,
      { data, occurredOn }: Fact<EventOf<typeof PartnershipCategoryChanged>>,
    ) =>
      // A late change may say earlier what a recorded one says again: the category was left once.
      data.category === state.category
        ? state
        : {
            ...state,
            category: data.category,
            categoryHistory: [...state.categoryHistory, { category: state.category, until: occurredOn }],
          },
  },
};
