import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { constraintSentence, IdentifierPipe, ProblemException } from '#contracts';
import { GATES, PANELS } from '#domain';
import {
  expectedRevisionOf,
  idempotencyKeyOf,
  mustBeNew,
  type Caller,
  type IdentifiedRequest,
  type RequestWithCaller,
} from '#platform';
import { type KeyedRequest } from './command-identity.js';

/** What a request says beside its body: who asks, under which key, on what, expecting what. */
export interface CommandRequest extends KeyedRequest {
  readonly caller: Caller;
  readonly correlationId: string;
  readonly requestId: string;
  /** The ETag read, unquoted, or that it must be new. */
  readonly expected: { readonly ifMatch: string } | { readonly ifNoneMatch: true };
}

type Incoming = RequestWithCaller & IdentifiedRequest & { readonly route: { readonly path: string } };

const identifier = new IdentifierPipe();

const CODES: Readonly<Record<string, readonly string[]>> = { gate: GATES, panel: PANELS };

/** Path parameters: a gate or a panel by its code, an invitation by its token, anything else by its UUID. @throws ProblemException IDENTIFIER_INVALID */
function checkedParams(params: Incoming['params']): Record<string, string> {
  const checked = Object.entries(params).map(([name, value]) => [name, checkedParam(name, String(value))]);
  return Object.fromEntries(checked) as Record<string, string>;
}

function checkedParam(name: string, value: string): string {
  const codes = CODES[name];
  if (codes) return knownCode(name, codes, value);
  return name === 'token' ? value : identifier.transform(value, { type: 'param', data: name });
}

function knownCode(parameter: string, codes: readonly string[], value: string): string {
  if (codes.includes(value)) return value;
  throw new ProblemException('IDENTIFIER_INVALID', {
    faults: [{ code: 'IS_IN', detail: constraintSentence('isIn', [codes]), parameter }],
  });
}

function newOnly(headers: Incoming['headers']): { readonly ifNoneMatch: true } {
  if (mustBeNew(headers)) return { ifNoneMatch: true };
  throw new ProblemException('IF_NONE_MATCH_REQUIRED', {
    detail: {
      fr: 'Une création porte l’en-tête If-None-Match: *.',
      en: 'A creation carries the header If-None-Match: *.',
    },
  });
}

type Kind = 'creation' | 'change' | 'replacement' | 'by-invitation';

/** Whoever comes with an invitation is known by it alone. */
const INVITED: Caller = { id: '', roles: [], onBehalfOf: null };

const expectedBy = (kind: Kind, headers: Incoming['headers']): CommandRequest['expected'] => {
  if (kind === 'creation') return newOnly(headers);
  if (kind !== 'change' && mustBeNew(headers)) return { ifNoneMatch: true };
  return { ifMatch: expectedRevisionOf(headers) };
};

const asked = (kind: Kind, context: ExecutionContext): CommandRequest => {
  const request = context.switchToHttp().getRequest<Incoming>();
  const { correlationId, requestId, method, route, headers, body } = request;
  const caller = kind === 'by-invitation' ? INVITED : request.caller;
  if (!caller) throw new Error('commands are never public');
  return {
    route: `${method} ${route.path}`,
    params: checkedParams(request.params),
    body: body as unknown,
    idempotencyKey: idempotencyKeyOf(headers),
    callerId: caller.id,
    caller,
    correlationId,
    requestId,
    expected: expectedBy(kind, headers),
  };
};

/**
 * `@AskedChange() asked: CommandRequest`
 * @throws ProblemException for a malformed id, an absent or malformed Idempotency-Key (400) or If-Match (428, 400, 412)
 */
export const AskedChange = createParamDecorator((_: unknown, context: ExecutionContext) =>
  asked('change', context),
);

/** `@AskedCreation() asked: CommandRequest`; the same, but for `If-None-Match: *` (428 when absent). */
export const AskedCreation = createParamDecorator((_: unknown, context: ExecutionContext) =>
  asked('creation', context),
);

/** `@AskedReplacement() asked: CommandRequest`; the same for what may be there or not: `If-None-Match: *`, else If-Match. */
export const AskedReplacement = createParamDecorator((_: unknown, context: ExecutionContext) =>
  asked('replacement', context),
);

/** `@AskedByInvitation() asked: CommandRequest`; the same from whoever has no account. */
export const AskedByInvitation = createParamDecorator((_: unknown, context: ExecutionContext) =>
  asked('by-invitation', context),
);
