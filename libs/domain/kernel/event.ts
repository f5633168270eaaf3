import type { z } from 'zod';

/** An event as a decision makes it: what happened. When, by whom and under which id is the envelope's. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  /** The day on which it happened, where that is not its command's. */
  readonly occurredOn?: string;
}

/** Turns the data of one stored version into that of the next. Added, never edited. */
export type Upcaster = (data: Record<string, unknown>) => Record<string, unknown>;

/**
 * An event declared once, as a value: from it come the TypeScript type (`EventOf`), the constructor (`of`), the codec,
 * the JSON Schema in OpenAPI and `docs/events.md`.
 */
export interface EventDefinition<Type extends string = string, Schema extends z.ZodType = z.ZodType> {
  readonly type: Type;
  /** Version of the data written today: one more than there are upcasters. */
  readonly version: number;
  readonly summary: { readonly fr: string; readonly en: string };
  readonly schema: Schema;
  readonly upcasters: readonly Upcaster[];
  /** The event, its data as given: the compiler holds it to the schema here, the codec when it is written. */
  of(data: z.output<Schema>): DomainEvent<Type, z.output<Schema>>;
}

export type EventOf<Definition> =
  Definition extends EventDefinition<infer Type, infer Schema> ? DomainEvent<Type, z.output<Schema>> : never;

export function defineEvent<Type extends string, Schema extends z.ZodType>(declaration: {
  type: Type;
  summary: { fr: string; en: string };
  schema: Schema;
  upcasters?: readonly Upcaster[];
}): EventDefinition<Type, Schema> {
  const upcasters = declaration.upcasters ?? [];
  return {
    ...declaration,
    upcasters,
    version: upcasters.length + 1,
    of: (data) => ({ type: declaration.type, data }),
  };
}

/** The event definitions of a domain, by type: what the codec encodes and decodes with. */
export type EventCatalogue = ReadonlyMap<string, EventDefinition>;

export const eventCatalogue = (...definitions: EventDefinition[]): EventCatalogue =>
  new Map(definitions.map((definition) => [definition.type, definition]));
