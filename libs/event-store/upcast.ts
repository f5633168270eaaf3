import { type EventDefinition } from '#domain';

/** Data stored under `version` as today's version has it. @throws Error when there is no such version */
export function upcast(definition: EventDefinition, version: number, data: unknown): unknown {
  if (!Number.isInteger(version) || version < 1 || version > definition.version) {
    throw new Error(`no version ${version} of ${definition.type}, whose last is ${definition.version}`);
  }
  return definition.upcasters
    .slice(version - 1)
    .reduce((older, upcaster) => upcaster(older), data as Record<string, unknown>);
}
