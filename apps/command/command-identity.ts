import { createHmac } from 'node:crypto';
import { derivedId } from '#domain';
import { canonicalJson } from '#event-store';

export interface KeyedRequest {
  /** Method and pattern: `POST /v1/partnerships/:id/parties`. */
  readonly route: string;
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly idempotencyKey: string;
  readonly callerId: string;
}

/**
 * Id of a command: the same caller, route, organisation or partnership and key give the same id, so that a retry is
 * recognised. The keys of two partnerships are apart: ids of new things derive from it.
 */
export const commandIdOf = ({ callerId, route, params, idempotencyKey }: KeyedRequest): string =>
  derivedId(callerId, route, params.id ?? '', idempotencyKey);

/** Keyed fingerprint of what is asked, in hexadecimal: the same key with another request is told apart by it. */
export const fingerprintOf = (key: Buffer, { route, params, body }: KeyedRequest): string =>
  createHmac('sha256', key)
    .update(canonicalJson({ route, params, body: body ?? {} }))
    .digest('hex');
