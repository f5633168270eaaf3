import { FactCorrected, type DomainEvent, type EventCatalogue, type EventDefinition } from '#domain';
import { InvalidEventData } from './codec-errors.js';
import { upcast } from './upcast.js';

type Content = { readonly type: string; readonly version: number; readonly data: Record<string, unknown> };

/**
 * An event's definition and its data as its schema gives it; a correction's content is held to the schema of the
 * fact's own type. @throws InvalidEventData
 */
export function validated(
  catalogue: EventCatalogue,
  event: DomainEvent,
): { readonly definition: EventDefinition; readonly data: unknown } {
  const definition = catalogue.get(event.type);
  if (!definition) throw new InvalidEventData(event.type, ['no such event type']);
  const data = parsed(definition, event.data, event.type, '');
  if (event.type === FactCorrected.type) refuseMisfit(catalogue, (data as { fact: Content }).fact);
  return { definition, data };
}

function refuseMisfit(catalogue: EventCatalogue, content: Content): void {
  const definition = catalogue.get(content.type);
  if (!definition || content.version > definition.version) {
    throw new InvalidEventData(FactCorrected.type, [
      `fact: no version ${content.version} of ${content.type}`,
    ]);
  }
  parsed(definition, upcast(definition, content.version, content.data), FactCorrected.type, 'fact/data/');
}

function parsed(definition: EventDefinition, data: unknown, type: string, within: string): unknown {
  const result = definition.schema.safeParse(data);
  if (result.success) return result.data;
  // Codes and places only: a message may quote the value.
  throw new InvalidEventData(
    type,
    result.error.issues.map(({ path, code }) => `${within}${path.join('/')}: ${code}`),
  );
}
