import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { constraintSentence, IdentifierPipe, ProblemException } from '#contracts';
import { GATES } from '#domain';
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

/** Path parameters: a gate by its code, anything else by its UUID. @throws ProblemException IDENTIFIER_INVALID */
function checkedParams(params: Incoming['params']): Record<string, string> {
  const checked = Object.entries(params).map(([name, value]) => [
    name,
    name === 'gate'
      ? knownGate(String(value))
      : identifier.transform(String(value), { type: 'param', data: name }),
  ]);
  return Object.fromEntries(checked) as Record<string, string>;
}

function knownGate(gate: string): string {
  if ((GATES as readonly string[]).includes(gate)) return gate;
  throw new ProblemException('IDENTIFIER_INVALID', {
    faults: [{ code: 'IS_IN', detail: constraintSentence('isIn', [GATES]), parameter: 'gate' }],
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

type Kind = 'creation' | 'change';

const asked = (kind: Kind, context: ExecutionContext): CommandRequest => {
  const request = context.switchToHttp().getRequest<Incoming>();
  const { caller, correlationId, requestId, method, route, headers, body } = request;
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
    expected: kind === 'creation' ? newOnly(headers) : { ifMatch: expectedRevisionOf(headers) },
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
