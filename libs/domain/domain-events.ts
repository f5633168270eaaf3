import { FactCorrected, FactWithdrawn } from './kernel/correction.js';
import { eventCatalogue, type EventCatalogue } from './kernel/event.js';
import { organisationEvents } from './organisation/organisation.js';
import { partnershipEvents } from './partnership/partnership.js';

/** Every event of the domain, by type: what the log may hold. */
export const DOMAIN_EVENTS: EventCatalogue = eventCatalogue(
  ...organisationEvents.values(),
  ...partnershipEvents.values(),
  FactCorrected,
  FactWithdrawn,
);
