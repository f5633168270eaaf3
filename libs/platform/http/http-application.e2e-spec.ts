import {
  Body,
  Controller,
  createParamDecorator,
  type ExecutionContext,
  Get,
  HttpCode,
  Module,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { type Request, type Response } from 'express';
import { IsInt, IsNotEmpty, IsOptional, IsString } from 'class-validator';
import { Type } from 'class-transformer';
import { type AddressInfo } from 'node:net';
import { IdentifierPipe, type ProblemDocument } from '#contracts';
import { RuleViolation } from '#domain';
import {
  EventStoreUnavailable,
  IdempotencyKeyReused,
  InvalidEventData,
  NotCanonical,
  RevisionConflict,
  StaleRevision,
  StreamAlreadyExists,
  StreamNotFound,
} from '#event-store';
import { AllowedTo, Public } from '../identity/access.js';
import { type Caller, CurrentCaller } from '../identity/caller.js';
import { FromSession, SESSION_COOKIE } from '../identity/session.js';
import { createLogger } from '../logging/logger.js';
import { PlatformModule } from '../platform.module.js';
import { startTestIssuer, testConfiguration, type TestIssuer, type TestPerson } from '../testing/index.js';
import { httpApplication } from './http-application.js';
import { idempotencyKeyOf } from './idempotency-key.js';
import { representationFor } from './representation.js';
import { expectedRevisionOf, setEntityTag } from './revision-headers.js';

/** What a command's headers say, refused before its body is looked at. */
const CommandHeaders = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { headers } = context.switchToHttp().getRequest<Request>();
  return { key: idempotencyKeyOf(headers), revision: expectedRevisionOf(headers) };
});

class Note {
  @IsString()
  @IsNotEmpty()
  title: string;
}

class Page {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  limit?: number;
}

const thrown: Record<string, () => unknown> = {
  rule: () =>
    new RuleViolation('DATE_IN_FUTURE', { occurredOn: '2999-01-01', today: '2026-01-01' }, 'occurredOn'),
  absent: () => new StreamNotFound('partnership-1'),
  reread: () => new StaleRevision('partnership-1', 1, 2),
  met: () => new StreamAlreadyExists('partnership-1', 2),
  reused: () => new IdempotencyKeyReused('partnership-1'),
  unfit: () => new InvalidEventData('partnership.registered', ['title: too short']),
  surrogate: () => new NotCanonical('title'),
  exists: () => new RevisionConflict('partnership-1', 'no-stream', 3),
  stale: () => new RevisionConflict('partnership-1', 2, 3),
  down: () => new EventStoreUnavailable(new Error('x')),
  secret: () =>
    Object.assign(new Error('duplicate key value (jeanne.martin@example.org)'), {
      severity: 'ERROR',
      code: '23505',
    }),
  disconnected: () => Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
};

@AllowedTo('funder')
@Controller('v1/notes')
class NotesController {
  @Get()
  list(@Query() page: Page, @CurrentCaller() caller: Caller): unknown {
    return { page, caller };
  }

  @Get('representation')
  representation(@Req() request: Request, @Res({ passthrough: true }) response: Response): string {
    return representationFor(request, response, ['application/json', 'text/csv']);
  }

  @AllowedTo('auditor')
  @Get('audit')
  audit(): string {
    return 'ok';
  }

  @Get('throws/:what')
  fail(@Param('what') what: string): never {
    throw thrown[what]?.();
  }

  @Get(':id')
  one(@Param('id', IdentifierPipe) id: string, @Res({ passthrough: true }) response: Response): unknown {
    setEntityTag(response, 'x7');
    return { id };
  }

  @Post()
  @HttpCode(201)
  create(@CommandHeaders() headers: object, @Body() note: Note): unknown {
    return { ...headers, note };
  }
}

@AllowedTo('funder')
@FromSession()
@Controller('pages')
class PagesController {
  @Get()
  page(@CurrentCaller() caller: Caller): string {
    return caller.id;
  }

  @Post()
  form(@Body() note: Note): unknown {
    return note;
  }
}

const ADA: TestPerson = { id: 'ada.lovelace', roles: ['funder'], onBehalfOf: 'org-1' };

describe('an application on the platform', () => {
  let issuer: TestIssuer;
  let application: NestExpressApplication;
  let base: string;
  let token: string;
  const lines: string[] = [];

  beforeAll(async () => {
    issuer = await startTestIssuer();
    token = await issuer.tokenFor(ADA);
    const configuration = testConfiguration({
      OIDC_ISSUER: issuer.issuer,
      PUBLIC_URL: 'https://ledger.example',
    });
    const logger = createLogger('info', { write: (line) => void lines.push(line) });
    @Module({
      imports: [PlatformModule.with(configuration, logger)],
      controllers: [NotesController, PagesController],
    })
    class Application {}
    application = await httpApplication(Application, logger);
    await application.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(application.getHttpServer().address() as AddressInfo).port}`;
  });

  afterAll(async () => {
    await application.close();
    await issuer.close();
  });

  const call = (
    path: string,
    { headers = {}, ...init }: RequestInit & { headers?: Record<string, string> } = {},
  ) => fetch(base + path, { ...init, headers: { authorization: `Bearer ${token}`, ...headers } });

  const post = (body: string | Buffer, headers: Record<string, string> = {}) =>
    call('/v1/notes', {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': '"k1"',
        'if-match': '"3"',
        ...headers,
      },
    });

  async function problem(response: globalThis.Response) {
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const body = (await response.json()) as ProblemDocument;
    expect(body.status).toBe(response.status);
    expect(body.type).toBe(`https://ledger.example/problems#${body.code}`);
    expect(body.instance).toBe(`urn:uuid:${response.headers.get('x-request-id')}`);
    expect(JSON.stringify(body)).not.toMatch(/at .*\.ts|node_modules/);
    return body;
  }
  const refusal = async (response: globalThis.Response) => {
    const { status, code } = await problem(response);
    return `${status} ${code}`;
  };

  it('answers a caller with a good token, and knows for whom the caller acts', async () => {
    const response = await call('/v1/notes?limit=2');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      page: { limit: 2 },
      caller: issuer.callerOf(ADA),
    });
  });

  it('takes a command with its headers', async () => {
    const response = await post('{"title": "x"}');
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ key: 'k1', revision: '3', note: { title: 'x' } });
  });

  it('gives the revision as ETag', async () => {
    const response = await call('/v1/notes/0197C6B0-0000-7000-8000-000000000000');
    expect(response.headers.get('etag')).toBe('"x7"');
    expect(await response.json()).toEqual({ id: '0197c6b0-0000-7000-8000-000000000000' });
  });

  describe('refuses who calls', () => {
    const withToken = (bad: string) => call('/v1/notes', { headers: { authorization: bad } });

    it('without a token, with a challenge', async () => {
      const response = await fetch(`${base}/v1/notes`);
      expect(response.headers.get('www-authenticate')).toBe('Bearer realm="partnership-ledger"');
      expect(await refusal(response)).toBe('401 UNAUTHENTICATED');
    });

    it.each([
      ['another scheme', () => 'Basic YTpi'],
      ['rubbish', () => 'Bearer rubbish'],
      ['a forged signature', () => `Bearer ${token.slice(0, -6)}AAAAAA`],
      [
        'no signature',
        () => {
          const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
          return `Bearer ${header}.${token.split('.')[1]}.`;
        },
      ],
      [
        'an expired token',
        async () =>
          `Bearer ${await issuer.tokenFor({ id: 'ada', roles: ['funder'] }, { lifetimeSeconds: -60 })}`,
      ],
      [
        'a token for another audience',
        async () => `Bearer ${await issuer.tokenFor({ id: 'ada', roles: ['funder'] }, { audience: 'shop' })}`,
      ],
      ['the session cookie', () => ''],
    ])('with %s', async (_, bad) => {
      const response = await withToken(await bad());
      expect(await refusal(response)).toBe('401 UNAUTHENTICATED');
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
    });

    it('with a token of another issuer', async () => {
      const other = await startTestIssuer();
      const response = await withToken(`Bearer ${await other.tokenFor({ id: 'ada', roles: ['funder'] })}`);
      await other.close();
      expect(await refusal(response)).toBe('401 UNAUTHENTICATED');
    });

    it('without the role, naming those it takes', async () => {
      const body = await problem(await call('/v1/notes/audit'));
      expect([body.status, body.detail]).toEqual([403, 'Réservé aux rôles : Auditeur.']);
    });
  });

  describe('refuses what is sent', () => {
    it.each([
      ['broken JSON', () => post('{"title": '), '400 MALFORMED_JSON'],
      ['a bare word', () => post('title'), '400 MALFORMED_JSON'],
      [
        'bytes that are no UTF-8',
        () => post(Buffer.from('{"title": "\xe9"}', 'latin1')),
        '400 MALFORMED_JSON',
      ],
      ['a list', () => post('[]'), '422 INPUT_INVALID'],
      ['null', () => post('null'), '422 INPUT_INVALID'],
      ['no body', () => post(''), '422 INPUT_INVALID'],
      ['deep nesting', () => post('['.repeat(10_000) + ']'.repeat(10_000)), '400 JSON_TOO_DEEP'],
      ['a huge body', () => post(JSON.stringify({ title: 'x'.repeat(300_000) })), '413 BODY_TOO_LARGE'],
      [
        'another media type',
        () => post('title=x', { 'content-type': 'text/plain' }),
        '415 UNSUPPORTED_MEDIA_TYPE',
      ],
      [
        'a form, to the API',
        () => post('title=x', { 'content-type': 'application/x-www-form-urlencoded' }),
        '415 UNSUPPORTED_MEDIA_TYPE',
      ],
      [
        'an unknown charset',
        () => post('{}', { 'content-type': 'application/json; charset=klingon' }),
        '415 UNSUPPORTED_MEDIA_TYPE',
      ],
      ['an unknown encoding', () => post('{}', { 'content-encoding': 'lzw' }), '415 UNSUPPORTED_MEDIA_TYPE'],
      ['a broken gzip', () => post('{}', { 'content-encoding': 'gzip' }), '400 MALFORMED_REQUEST'],
      ['no revision', () => post('{}', { 'if-match': '' }), '428 REVISION_REQUIRED'],
      ['a weak revision', () => post('{}', { 'if-match': 'W/"3"' }), '412 REVISION_STALE'],
      ['a revision that is none', () => post('{}', { 'if-match': '3' }), '400 IF_MATCH_INVALID'],
      ['an empty key', () => post('{}', { 'idempotency-key': '""' }), '400 IDEMPOTENCY_KEY_INVALID'],
      ['no key', () => post('{}', { 'idempotency-key': '' }), '400 IDEMPOTENCY_KEY_REQUIRED'],
      ['a malformed path', () => call('/v1/notes/%E0%A4%A'), '400 MALFORMED_REQUEST'],
      ['a malformed identifier', () => call('/v1/notes/12'), '400 IDENTIFIER_INVALID'],
      ['NUL in a path', () => call('/v1/notes/throws/%00'), '422 INPUT_INVALID'],
      ['an unknown parameter', () => call('/v1/notes?page=2'), '422 INPUT_INVALID'],
      ['a repeated parameter', () => call('/v1/notes?limit=2&limit=3'), '422 INPUT_INVALID'],
      ['a reserved parameter', () => call('/v1/notes?__proto__=2'), '422 INPUT_INVALID'],
      ['an unknown path', () => call('/v1/nothing'), '404 NOT_FOUND'],
      ['an unknown method', () => call('/v1/notes', { method: 'PURGE' }), '405 METHOD_NOT_ALLOWED'],
      [
        'a representation nobody offers',
        () => call('/v1/notes/representation', { headers: { accept: 'image/png' } }),
        '406 NOT_ACCEPTABLE',
      ],
    ])('%s', async (_, send, expected) => {
      expect(await refusal(await send())).toBe(expected);
    });
  });

  it.each([
    ['rule', '409 DATE_IN_FUTURE'],
    ['absent', '404 NOT_FOUND'],
    ['exists', '409 ALREADY_EXISTS'],
    ['met', '409 ALREADY_EXISTS'],
    ['stale', '412 REVISION_STALE'],
    ['reread', '412 REVISION_STALE'],
    ['reused', '422 IDEMPOTENCY_KEY_REUSED'],
    ['unfit', '422 INPUT_INVALID'],
    ['surrogate', '422 INPUT_INVALID'],
    ['down', '503 SERVICE_UNAVAILABLE'],
    ['disconnected', '503 SERVICE_UNAVAILABLE'],
    ['secret', '500 INTERNAL_ERROR'],
  ])('says what the error %s means', async (what, expected) => {
    expect(await refusal(await call(`/v1/notes/throws/${what}`))).toBe(expected);
  });

  it('names the field a rule is about, in the language asked for', async () => {
    const french = await call('/v1/notes/throws/rule');
    const english = await call('/v1/notes/throws/rule', {
      headers: { 'accept-language': 'de, en-GB;q=0.8, fr;q=0.5' },
    });
    expect(french.headers.get('content-language')).toBe('fr');
    expect(english.headers.get('content-language')).toBe('en');
    expect(english.headers.get('vary')).toContain('Accept-Language');
    expect((await problem(french)).errors).toEqual([
      {
        code: 'DATE_IN_FUTURE',
        pointer: '#/occurredOn',
        detail: expect.stringContaining('postérieure') as string,
      },
    ]);
    expect((await problem(english)).detail).toContain('is after today');
  });

  it('says 412, not 409, of what exists when only a new one was asked for', async () => {
    const response = await call('/v1/notes/throws/exists', { headers: { 'if-none-match': '*' } });
    expect(await refusal(response)).toBe('412 REVISION_STALE');
  });

  it('says when to come back', async () => {
    expect((await call('/v1/notes/throws/down')).headers.get('retry-after')).toBe('2');
  });

  it('logs no value, no query and no token', async () => {
    await call('/v1/notes/throws/secret');
    await call('/v1/notes?limit=jeanne');
    const log = lines.join('');
    expect(log).toContain('23505');
    expect(log).not.toContain('jeanne');
    expect(log).toContain(issuer.callerOf(ADA).id);
    expect(log).not.toContain(ADA.id);
    expect(log).not.toContain(token.slice(-20));
  });

  it('logs the route and not what a path holds: it may be a key', async () => {
    await call('/v1/notes/0197c6b0-0000-7000-8000-00000000cafe');
    await call('/v1/notes/throws/secret');
    await call('/v1/notes/throws/jeanne/martin');
    const log = lines.join('');
    expect(log).toContain('"route":"/v1/notes/:id"');
    expect(log).toContain('"route":"/v1/notes/throws/:what"');
    // Of the id, what no request’s own id has by chance.
    expect(log).not.toMatch(/00000000cafe|throws\/secret|martin/);
  });

  it('sends headers that keep browsers careful', async () => {
    const { headers } = await call('/v1/notes');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('keeps a correlation id that is a UUID, and only that', async () => {
    const given = '0197c6b0-0000-7000-8000-000000000000';
    const kept = await call('/v1/notes', { headers: { 'x-correlation-id': given } });
    const refused = await call('/v1/notes', { headers: { 'x-correlation-id': 'drop table' } });
    expect(kept.headers.get('x-correlation-id')).toBe(given);
    expect(refused.headers.get('x-correlation-id')).toBe(refused.headers.get('x-request-id'));
  });

  describe('with pages', () => {
    const cookie = () => ({ cookie: `a=b; ${SESSION_COOKIE}=${token}`, authorization: '' });
    const form = (headers: Record<string, string>) =>
      call('/pages', {
        method: 'POST',
        body: 'title=Un+titre',
        headers: { ...cookie(), 'content-type': 'application/x-www-form-urlencoded', ...headers },
      });

    it('reads the caller from the session there, and nowhere else', async () => {
      expect(await (await call('/pages', { headers: cookie() })).text()).toBe(issuer.callerOf(ADA).id);
      expect(await refusal(await call('/pages'))).toBe('401 UNAUTHENTICATED');
      expect(await refusal(await call('/v1/notes', { headers: cookie() }))).toBe('401 UNAUTHENTICATED');
    });

    it('takes a form from its own pages only', async () => {
      expect((await form({ origin: base })).status).toBe(201);
      expect(await refusal(await form({ origin: 'http://evil.example' }))).toBe('403 FORBIDDEN');
      expect(await refusal(await form({}))).toBe('403 FORBIDDEN');
    });
  });

  it('explains every code where the type of a problem leads', async () => {
    const response = await fetch(`${base}/problems`);
    const page = await response.text();
    expect(page).toContain('id="REVISION_STALE"');
    expect(page).toContain('id="DATE_IN_FUTURE"');
  });

  it('says that it lives, and that it is ready', async () => {
    expect(await (await fetch(`${base}/health/live`)).json()).toEqual({ up: true });
    expect(await (await fetch(`${base}/health/ready`)).json()).toEqual({ up: true, checks: [] });
  });
});

describe('an application', () => {
  const logger = createLogger('silent');

  it('does not start while a route does not say who may call it, and names it', async () => {
    @Controller('v1/forgotten')
    class ForgottenController {
      @Get()
      list(): string {
        return 'everything';
      }

      @Public()
      @Get('open')
      open(): string {
        return 'open';
      }
    }
    @Module({
      imports: [PlatformModule.with(testConfiguration({}), logger)],
      controllers: [ForgottenController],
    })
    class Application {}
    const application = await httpApplication(Application, logger);
    await expect(application.init()).rejects.toThrow(/ForgottenController\.list$/);
  });

  it('counts the calls of each caller, and says when to come back', async () => {
    const issuer = await startTestIssuer();
    @Module({
      imports: [
        PlatformModule.with(
          testConfiguration({ OIDC_ISSUER: issuer.issuer, RATE_LIMIT_PER_MINUTE: '2' }),
          logger,
        ),
      ],
      controllers: [NotesController],
    })
    class Application {}
    const application = await httpApplication(Application, logger);
    await application.listen(0, '127.0.0.1');
    const { port } = application.getHttpServer().address() as AddressInfo;
    const statusFor = async (id: string) => {
      const headers = await issuer.authorizationOf({ id, roles: ['funder'] });
      const response = await fetch(`http://127.0.0.1:${port}/v1/notes`, { headers });
      return [response.status, response.headers.get('retry-after') !== null];
    };
    const seen = [
      await statusFor('ada'),
      await statusFor('ada'),
      await statusFor('ada'),
      await statusFor('bob'),
    ];
    const refusedIn = async (language: string) => {
      const headers = await issuer.authorizationOf({ id: 'ada', roles: ['funder'] });
      const response = await fetch(`http://127.0.0.1:${port}/v1/notes`, {
        headers: { ...headers, 'accept-language': language },
      });
      const { code, title } = (await response.json()) as Record<string, string>;
      return [code, title];
    };
    const said = [await refusedIn('fr'), await refusedIn('en')];
    await application.close();
    await issuer.close();
    expect(seen).toEqual([
      [200, false],
      [200, false],
      [429, true],
      [200, false],
    ]);
    expect(said).toEqual([
      ['TOO_MANY_REQUESTS', 'Trop de requêtes'],
      ['TOO_MANY_REQUESTS', 'Too many requests'],
    ]);
  });

  it('counts the calls it refuses by address, and lets those in all the same who show a good token', async () => {
    const issuer = await startTestIssuer();
    @Module({
      imports: [
        PlatformModule.with(
          testConfiguration({ OIDC_ISSUER: issuer.issuer, RATE_LIMIT_PER_MINUTE: '2' }),
          logger,
        ),
      ],
      controllers: [NotesController],
    })
    class Application {}
    const application = await httpApplication(Application, logger);
    await application.listen(0, '127.0.0.1');
    const { port } = application.getHttpServer().address() as AddressInfo;
    const statusFor = async (path: string, headers: Record<string, string>) => {
      const response = await fetch(`http://127.0.0.1:${port}/v1/notes${path}`, { headers });
      return [response.status, response.headers.get('retry-after') !== null];
    };
    const good = await issuer.authorizationOf({ id: 'ada', roles: ['funder'] });
    const seen = [
      await statusFor('', {}),
      await statusFor('', { authorization: 'Bearer guessed' }),
      await statusFor('', { authorization: 'Bearer guessed.again' }),
      await statusFor('', good),
      await statusFor('/audit', good),
      await statusFor('/audit', good),
      await statusFor('/audit', good),
    ];
    await application.close();
    await issuer.close();
    expect(seen).toEqual([
      [401, false],
      [401, false],
      [429, true],
      [200, false],
      [403, false],
      [403, false],
      [429, true],
    ]);
  });

  it('says that it cannot judge tokens while the issuer does not answer', async () => {
    const issuer = await startTestIssuer();
    const headers = await issuer.authorizationOf({ id: 'ada', roles: ['funder'] });
    await issuer.close();
    @Module({
      imports: [PlatformModule.with(testConfiguration({ OIDC_ISSUER: issuer.issuer }), logger)],
      controllers: [NotesController],
    })
    class Application {}
    const application = await httpApplication(Application, logger);
    await application.listen(0, '127.0.0.1');
    const { port } = application.getHttpServer().address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/v1/notes`, { headers });
    await application.close();
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  });
});
