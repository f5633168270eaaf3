import { type Command, type Possible } from '../kernel/aggregate.js';
import { type DomainEvent, type EventOf } from '../kernel/event.js';
import { type Fact } from '../kernel/fact.js';
import { RuleViolation } from '../kernel/rule-violation.js';
import { sameContent } from '../kernel/same-content.js';
import { PUBLISHED_ITEMS, type PublishedItem } from '../reference/audiences.js';
import { PublicationChanged } from './partnership-events.js';
import { notBeforeStart, type Partnership } from './partnership-state.js';

export interface PublicationCommands {
  /** Replaces what is published; no item and no territory takes everything back. */
  publish: { readonly items: readonly PublishedItem[]; readonly sharedWithTerritory: boolean };
}

/** What an item cannot be understood without: an indicator is agreed by parties, parties are of something. */
const NEEDS: Readonly<Partial<Record<PublishedItem, PublishedItem>>> = {
  parties: 'presentation',
  indicators: 'parties',
};

export const decidePublication = {
  publish: (
    { publication }: Partnership,
    { data }: Command<'publish', PublicationCommands['publish']>,
  ): DomainEvent[] => {
    const items = PUBLISHED_ITEMS.filter((item) => data.items.includes(item));
    const asked = { items, sharedWithTerritory: data.sharedWithTerritory };
    return sameContent(asked, publication) ? [] : [PublicationChanged.of(asked)];
  },
};

export const possiblePublication: Possible<Partnership> = {
  [PublicationChanged.type]: (partnership, fact: Fact<EventOf<typeof PublicationChanged>>) => {
    notBeforeStart(partnership, fact);
    const { items } = fact.data;
    items.forEach((item, index) => {
      const needed = NEEDS[item];
      if (needed && !items.includes(needed))
        throw new RuleViolation('PUBLICATION_INCOMPLETE', { item, needed }, `items/${index}`);
    });
  },
};
