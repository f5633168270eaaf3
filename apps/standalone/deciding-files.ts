import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as domain from '#domain';
import { type EventDefinition } from '#domain';

/**
 * Which files of the domain make an event: those that call its constructor. Read from the sources, so that the page of
 * events cannot say otherwise than the code.
 */
export function decidingFiles(root: string): (definition: EventDefinition) => readonly string[] {
  const sources = globSync('libs/domain/**/*.ts', { cwd: root })
    .filter((file) => !file.endsWith('.spec.ts') && !file.includes('/testing/'))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
  const nameOf = new Map(Object.entries(domain).map(([name, value]) => [value as unknown, name]));
  return (definition) => {
    const call = new RegExp(`\\b${nameOf.get(definition) ?? ''}\\.of\\(`);
    return sources.filter(({ text }) => call.test(text)).map(({ file }) => file);
  };
}
