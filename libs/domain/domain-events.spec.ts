import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DOMAIN_EVENTS } from './domain-events.js';
import { LANGUAGES } from './reference/labels.js';

/** One stored event of each shape that ever was, as `<type>.v<version>.json`: added, never edited nor removed. */
const SPECIMENS = join(import.meta.dirname, 'testing', 'specimens');

type Stored = Record<string, unknown>;
const specimen = (type: string, version: number): Stored =>
  JSON.parse(readFileSync(join(SPECIMENS, `${type}.v${version}.json`), 'utf8')) as Stored;

const definitions = [...DOMAIN_EVENTS.values()];
const shapes = definitions.flatMap((definition) =>
  Array.from({ length: definition.version }, (_, index) => ({ ...definition, stored: index + 1 })),
);

describe('Every event', () => {
  it('has a type of its own', () => {
    expect([...DOMAIN_EVENTS.keys()]).toEqual([...new Set(definitions.map(({ type }) => type))]);
    for (const type of DOMAIN_EVENTS.keys()) expect(type).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/);
  });

  it.each(definitions)('says what it means, in each language: $type', ({ summary }) => {
    for (const language of LANGUAGES) expect(summary[language]).toMatch(/^\p{Lu}.+\.$/u);
    expect(summary.fr).not.toBe(summary.en);
  });

  it.each(shapes)('of every shape ever stored is still read: $type, version $stored', (shape) => {
    const read = shape.upcasters
      .slice(shape.stored - 1)
      .reduce<Stored>((data, upcast) => upcast(data), specimen(shape.type, shape.stored));
    expect(shape.schema.parse(read)).toEqual(read);
  });

  it.each(definitions)('can be described as JSON Schema: $type', ({ schema }) => {
    expect(z.toJSONSchema(schema)).toMatchObject({ type: 'object' });
  });

  it.each(definitions)('refuses what it does not know: $type', ({ type, version, schema }) => {
    expect(schema.safeParse({ ...specimen(type, version), unheardOf: 1 }).success).toBe(false);
  });
});

describe('The specimens', () => {
  it('are one for each shape, and no other', () => {
    expect(readdirSync(SPECIMENS).toSorted()).toEqual(
      shapes.map(({ type, stored }) => `${type}.v${stored}.json`).toSorted(),
    );
  });
});
