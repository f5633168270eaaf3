import { type OpenAPIObject } from '@nestjs/swagger';
import { openApiDocument, PROBLEMS, serveDocumentation } from '#contracts';
import { DOMAIN_EVENTS, RULES } from '#domain';
import { CommandApi } from './testing/command-api.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['post']>;

describe('the OpenAPI document of the commands', () => {
  let api: CommandApi;
  let document: OpenAPIObject;
  let commands: [string, Operation][];

  beforeAll(async () => {
    api = await CommandApi.start({ before: serveDocumentation });
    document = openApiDocument(api.application);
    commands = Object.entries(document.paths).flatMap(([path, { post, patch, put }]) =>
      [post, patch, put].flatMap((one): [string, Operation][] =>
        one && path.startsWith('/v1/') ? [[path, one]] : [],
      ),
    );
  });
  afterAll(() => api.close());

  it('says 3.1, and every reference in it leads somewhere', () => {
    expect(document.openapi).toBe('3.1.0');
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"#\/components\/(\w+)\/([^"]*)"/g)];
    const components = document.components as unknown as Record<string, Record<string, unknown>>;
    expect(references.length).toBeGreaterThan(500);
    expect(references.filter(([, kind = '', name = '']) => !components[kind]?.[name])).toEqual([]);
    expect(text).not.toContain('nullable');
  });

  it('asks each command for its token and headers, and says what refuses it', () => {
    expect(commands).toHaveLength(62);
    for (const [path, { security, parameters = [], responses, ...operation }] of commands) {
      const adds = /\/(mandates|partnerships\/\{id\}\/rounds)$/.test(path);
      const creates = adds || !path.includes('{');
      const isGiven = /\/(sheet|counts|\{token\})$/.test(path);
      const headers = parameters.flatMap((one) => ('in' in one && one.in === 'header' ? [one.name] : []));
      expect(headers.sort()).toEqual([
        'Idempotency-Key',
        ...(creates ? ['If-None-Match'] : isGiven ? ['If-Match', 'If-None-Match'] : ['If-Match']),
      ]);
      // A member of a panel comes with an invitation instead.
      const isPublic = path.endsWith('/{token}');
      expect(security).toEqual(isPublic ? undefined : [{ bearer: [] }]);
      expect('x-allowed-roles' in operation).toBe(!isPublic);
      const refusals = [400, ...(isPublic ? [] : [401, 403]), 409, 412, 413, 415, 422, 428, 429, 500, 503];
      const answered = creates && path !== '/v1/rounds' ? 201 : 200;
      const statuses = [answered, ...refusals, ...(creates && !adds ? [] : [404])];
      expect(Object.keys(responses).sort()).toEqual(statuses.map(String).sort());
    }
  });

  it('gives each operation its own id', () => {
    const ids = commands.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names every code that a problem may bear', () => {
    const responses = JSON.stringify(document.components?.responses);
    const codes = [...Object.keys(PROBLEMS), ...Object.keys(RULES)];
    expect(codes.filter((code) => !responses.includes(`"${code}"`))).toEqual([]);
  });

  it('holds the schema of every event', () => {
    const schemas = Object.keys(document.components?.schemas ?? {});
    for (const { type, version } of DOMAIN_EVENTS.values()) expect(schemas).toContain(`${type}.v${version}`);
  });

  it('is served, with a page that loads nothing from elsewhere', async () => {
    const served = await fetch(`${api.url}/openapi.json`);
    expect(await served.json()).toEqual(JSON.parse(JSON.stringify(document)));
    const page = await fetch(`${api.url}/api`);
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const loaded = [...html.matchAll(/(?:src|href)="([^"#][^"]*)"/g)].map(([, at = '']) => at);
    expect(loaded.length).toBeGreaterThan(3);
    for (const at of loaded) {
      const part = await fetch(new URL(at, `${api.url}/api`));
      await part.arrayBuffer();
      expect([at, part.status]).toEqual([at, 200]);
      expect(part.url.startsWith(api.url)).toBe(true);
    }
  });
});
