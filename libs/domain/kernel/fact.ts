import { type DomainEvent } from './event.js';

/** How precisely a business date is known: `year` means only the year of it was stated, `not-stated` that the date is an upper bound. */
export const DATE_PRECISIONS = ['day', 'month', 'year', 'not-stated'] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

/** Who recorded a fact: a pseudonymous id, the roles held, the organisation acted for. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly string[];
  readonly onBehalfOf: string | null;
}

/** Where a fact comes from a paper: the document, the passage, the document's date and SHA-256. */
export interface Source {
  readonly document: string;
  readonly place?: string;
  readonly quote?: string;
  readonly date?: string;
  readonly sha256?: string;
}

/**
 * A recorded event with the part of its envelope that folds need: when it was true (`occurredOn`, a business date,
 * YYYY-MM-DD) and where it stands in the order in which things became known (`position`).
 */
export interface Fact<Event extends DomainEvent = DomainEvent> {
  readonly id: string;
  readonly type: Event['type'];
  readonly data: Event['data'];
  readonly occurredOn: string;
  readonly datePrecision: DatePrecision;
  readonly position: bigint;
  readonly actor: Actor;
  readonly source: Source | null;
}

/** A fact of one event type, with its data typed. */
export type FactOf<Event extends DomainEvent> = Event extends DomainEvent ? Fact<Event> & Event : never;
