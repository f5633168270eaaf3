import { ProblemException, type ProblemCode } from '#contracts';
import express, {
  type ErrorRequestHandler,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { isUtf8 } from 'node:buffer';

/** Largest body accepted. */
export const MAX_BODY_BYTES = 256 * 1024;

const JSON_TYPES = ['application/json', 'application/*+json'];
const FORM_TYPE = 'application/x-www-form-urlencoded';

const hasBody = (request: Request): boolean =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;

/** The API takes JSON; pages also take forms. Anything else is refused before it is read. */
function refuseOtherTypes(request: Request, _: Response, next: NextFunction): void {
  const accepted = request.path.startsWith('/v1/') ? JSON_TYPES : [...JSON_TYPES, FORM_TYPE];
  if (hasBody(request) && !request.is(accepted)) {
    throw new ProblemException('UNSUPPORTED_MEDIA_TYPE', {
      detail: { fr: `Attendu : ${accepted[0]}.`, en: `Expected: ${accepted[0]}.` },
    });
  }
  next();
}

const refuseInvalidUtf8 = (_: unknown, __: unknown, body: Buffer): void => {
  if (!isUtf8(body)) throw Object.assign(new Error('not UTF-8'), { type: 'entity.parse.failed' });
};

/** What body-parser and qs call their refusals; whatever else they say is a malformed request. */
const REFUSALS: Readonly<Record<string, ProblemCode>> = {
  'entity.parse.failed': 'MALFORMED_JSON',
  'entity.too.large': 'BODY_TOO_LARGE',
  'parameters.too.many': 'BODY_TOO_LARGE',
  'charset.unsupported': 'UNSUPPORTED_MEDIA_TYPE',
};

const UNKNOWN_ENCODING = {
  code: 'IS_IN',
  detail: { fr: 'Attendu : gzip, deflate ou br.', en: 'Expected: gzip, deflate or br.' },
  header: 'Content-Encoding',
};

/** Their errors hold the body they could not read, so they go no further. */
const asProblem: ErrorRequestHandler = (error: unknown, _request, _response, next) => {
  const type = error instanceof Error && 'type' in error ? String(error.type) : null;
  next(
    type === 'encoding.unsupported'
      ? new ProblemException('UNSUPPORTED_MEDIA_TYPE', { faults: [UNKNOWN_ENCODING] })
      : type === null
        ? error
        : new ProblemException(REFUSALS[type] ?? 'MALFORMED_REQUEST'),
  );
};

/** What reads a body: JSON of any shape (contracts judge it) or a form, within the limit. */
export const bodyReaders = (): (RequestHandler | ErrorRequestHandler)[] => [
  refuseOtherTypes,
  express.json({ type: JSON_TYPES, limit: MAX_BODY_BYTES, strict: false, verify: refuseInvalidUtf8 }),
  express.urlencoded({ type: FORM_TYPE, limit: MAX_BODY_BYTES, extended: false, parameterLimit: 500 }),
  asProblem,
];
