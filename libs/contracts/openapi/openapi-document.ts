import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { DOMAIN_EVENTS } from '#domain';
import { ProblemDocument } from '../problem/problem-document.js';
import { withOrderedEnums } from './enum-order.js';
import { eventSchemas } from './event-schemas.js';
import { problemResponses, withRefusals } from './problem-responses.js';

const DESCRIPTION = `Le registre des partenariats : commandes qui enregistrent des faits, requêtes qui lisent ce qu’on en calcule.
Une commande porte \`Idempotency-Key\`, et \`If-Match\` (l’ETag lu) ou \`If-None-Match: *\` ; sa réponse donne la position atteinte, que \`after=\` attend dans une requête.
Tout refus est un « problem details » (RFC 9457), en français ou, selon \`Accept-Language\`, en anglais.

The ledger of partnerships: commands that record facts, queries that read what is computed from them.
A command carries \`Idempotency-Key\`, and \`If-Match\` (the ETag as read) or \`If-None-Match: *\`; its answer gives the position reached, which \`after=\` waits for in a query.
Every refusal is a problem details (RFC 9457), in French or, by \`Accept-Language\`, in English.`;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The OpenAPI 3.1 document of the application's routes under /v1, with the schema of every event. */
export function openApiDocument(application: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Partnership Ledger')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const scanned = SwaggerModule.createDocument(application, config, {
    extraModels: [ProblemDocument],
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  const document = withOrderedEnums(scanned);
  delete document.servers;
  delete document.tags;
  document.components = {
    ...document.components,
    schemas: inOrder({ ...closed(document.components?.schemas ?? {}), ...eventSchemas(DOMAIN_EVENTS) }),
    responses: problemResponses()!,
  };
  document.paths = inOrder(document.paths);
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation && path.startsWith('/v1/')) withRefusals(operation);
    }
  }
  return document;
}

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** Unknown fields of a request are refused. */
const closed = (schemas: Schemas): Schemas =>
  Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      name.endsWith('Request') ? { ...schema, additionalProperties: false } : schema,
    ]),
  );

/** By name, so that the generated file does not depend on the order in which modules are loaded. */
const inOrder = <T>(named: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1)));
