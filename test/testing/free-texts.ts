/** As much of a schema of the OpenAPI document as tells where texts stand. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** A text that anything may be written in: `source/document`, `populations/*`. */
export interface FreeText {
  readonly path: string;
  readonly maxLength: number;
}

const isFreeText = ({ type, enum: codes, format, pattern }: Schema): boolean =>
  (type === 'string' || (Array.isArray(type) && type.includes('string'))) &&
  codes === undefined &&
  pattern === undefined &&
  (format === undefined || format === 'uri');

/** The texts that a request's body may hold, read from the document: a new one is among them by itself. */
export function freeTexts(document: OpenApiDocument, schema: Schema, path = ''): FreeText[] {
  const of = (inner: Schema, name: string) =>
    freeTexts(document, inner, path === '' ? name : `${path}/${name}`);
  const named = schema.$ref && document.components.schemas[schema.$ref.split('/').at(-1)!];
  if (named) return freeTexts(document, named, path);
  return [
    ...(isFreeText(schema) ? [{ path, maxLength: schema.maxLength ?? 200 }] : []),
    ...[schema.allOf, schema.oneOf, schema.anyOf].flatMap((parts) =>
      (parts ?? []).flatMap((part) => freeTexts(document, part, path)),
    ),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => of(inner, name)),
    ...(schema.items ? of(schema.items, '*') : []),
  ];
}

/** Every command of the document, `POST /v1/partnerships/{id}/suspensions`, with its texts. */
export const commandsWithTexts = (document: OpenApiDocument): ReadonlyMap<string, readonly FreeText[]> =>
  new Map(
    Object.entries(document.paths).flatMap(([path, operations]) =>
      ['post', 'put', 'patch'].flatMap((method) => {
        const schema = operations[method]?.requestBody?.content['application/json']?.schema;
        return schema ? [[`${method.toUpperCase()} ${path}`, freeTexts(document, schema)] as const] : [];
      }),
    ),
  );

/** The command that a request is: the one whose pattern its path has. */
export const commandAt = (commands: Iterable<string>, method: string, path: string): string | undefined =>
  [...commands].find((command) => {
    const [of = '', pattern = ''] = command.split(' ');
    return of === method && new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path);
  });

/** A body with each of its texts changed; tells which paths it holds. */
export function withTexts(body: unknown, change: (text: string, path: string) => string, path = ''): unknown {
  const of = (name: string) => (path === '' ? name : `${path}/${name}`);
  if (typeof body === 'string') return change(body, path);
  if (Array.isArray(body)) return body.map((one) => withTexts(one, change, of('*')));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, inner]) => [name, withTexts(inner, change, of(name))]),
  );
}
