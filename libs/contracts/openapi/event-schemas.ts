import { type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { type EventCatalogue, type EventDefinition } from '#domain';
import { bothLanguages } from '../both-languages.js';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
/** A JSON Schema (2020-12) as zod writes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Name of an event's schema: `partnership.suspended.v1`. */
export const eventSchemaName = ({ type, version }: Pick<EventDefinition, 'type' | 'version'>): string =>
  `${type}.v${version}`;

/** JSON Schema of the data of an event, as written today; shared parts under `$defs`. */
export const eventJsonSchema = ({ schema }: EventDefinition): JsonSchema => {
  const { $schema: _, ...content } = z.toJSONSchema(schema, { target: 'draft-2020-12' });
  return content;
};

/** The schemas of all events, as components of an OpenAPI 3.1 document, whose dialect is theirs. */
export function eventSchemas(catalogue: EventCatalogue): Schemas {
  const schemas: Record<string, unknown> = {};
  for (const definition of catalogue.values()) {
    const { $defs, ...schema } = eventJsonSchema(definition);
    Object.assign(schemas, inComponents($defs ?? {}));
    schemas[eventSchemaName(definition)] = inComponents({
      ...schema,
      title: definition.type,
      description: bothLanguages(definition.summary),
    });
  }
  return schemas as Schemas;
}

const inComponents = (schema: unknown): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as object;
