import { closingEvents } from './closing/closing.js';
import { roundEvents } from './evaluation/round.js';
import { sheetEvents } from './evaluation/sheet.js';
import { FactCorrected, FactWithdrawn } from './kernel/correction.js';
import { eventCatalogue, type EventCatalogue } from './kernel/event.js';
import { mandateEvents } from './mandate/mandate.js';
import { organisationEvents } from './organisation/organisation.js';
import { partnershipEvents } from './partnership/partnership.js';
import { sharedIndicatorEvents } from './shared-indicator/shared-indicator.js';
import { projectionEvents } from './projection/event-skipped.js';

/** Every event, by type: what the log may hold. */
export const DOMAIN_EVENTS: EventCatalogue = eventCatalogue(
  ...organisationEvents.values(),
  ...partnershipEvents.values(),
  ...closingEvents.values(),
  ...mandateEvents.values(),
  ...roundEvents.values(),
  ...sheetEvents.values(),
  ...sharedIndicatorEvents.values(),
  FactCorrected,
  FactWithdrawn,
  ...projectionEvents.values(),
);
