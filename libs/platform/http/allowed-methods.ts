import { type Request } from 'express';

interface Layer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  match(path: string): boolean;
}

const takes = (layer: Layer, path: string): boolean => {
  try {
    return layer.match(path);
  } catch {
    // Malformed percent-encoding is no route's.
    return false;
  }
};

/** The methods that some route takes at the request's path, in capitals; none when there is nothing at that path. */
export function allowedMethods({ app, path }: Request): string[] {
  const layers = (app.router as unknown as { readonly stack: readonly Layer[] }).stack;
  const methods = layers
    .filter((layer) => layer.route && takes(layer, path))
    .flatMap(({ route }) => Object.keys(route!.methods))
    .map((method) => method.toUpperCase());
  return [...new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods)].sort();
}
