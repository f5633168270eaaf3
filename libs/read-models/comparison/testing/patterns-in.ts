import { type ComparedNode } from '../compared-node.js';

/** Patterns of all fields and items of a tree. */
export function patternsIn(node: ComparedNode, pattern: string): string[] {
  if ('value' in node) return [pattern];
  if ('items' in node)
    return [...node.items.values()].flatMap((inner) => [
      `${pattern}/*`,
      ...patternsIn(inner, `${pattern}/*`),
    ]);
  return Object.entries(node.parts).flatMap(([name, inner]) =>
    patternsIn(inner, pattern === '' ? name : `${pattern}/${name}`),
  );
}
