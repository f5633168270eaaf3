import { randomUUID } from 'node:crypto';
import { DATA_STEWARD, type RunningLedger } from '../running-ledger.js';
import { rawRequest, type RawAnswer } from '../raw-request.js';
import { type TestPerson } from '#platform/testing';

/** What stands in the ledger when bad requests arrive. */
export interface Standing {
  readonly ledger: RunningLedger;
  readonly carrier: string;
  readonly funder: string;
  /** Registered, and no party. */
  readonly stranger: string;
  /** At conception since 2015-01-10. */
  readonly partnership: string;
  readonly revision: string;
  readonly indicator: string;
  /** A key under which the partnership was registered. */
  readonly usedKey: string;
}

export interface Sending {
  /** POST when there is something to send, else GET. */
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  /** In place of `body`. */
  readonly raw?: string | Buffer;
  /** Beside what a good request carries, or in its place; null leaves one out. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly as?: TestPerson;
}

/** A kind of bad input: what it is called, what is sent, `<status> <code>`, and the places the problem must name. */
export type BadRequest = readonly [
  name: string,
  send: (standing: Standing) => Sending | Promise<Sending>,
  refusal: `${number} ${string}`,
  ...places: string[],
];

/** A well-formed id of nothing. */
export const UNKNOWN = '5b1f8a52-90d6-4b53-8b94-0d4a0d7f4c11';

export const organisation = (over: object = {}): Sending => ({
  path: '/v1/organisations',
  body: { name: 'Association fictive', sphere: 'association', occurredOn: '2014-01-01', ...over },
});

export const partnership = (over: object = {}): Sending => ({
  path: '/v1/partnerships',
  body: { title: 'Partenariat fictif', occurredOn: '2015-01-10', ...over },
});

/** Something done on the standing partnership. */
export const act =
  (path: string, body: object | ((standing: Standing) => object)) =>
  (standing: Standing): Sending => ({
    path: `/v1/partnerships/${standing.partnership}/${path.replace('INDICATOR', standing.indicator)}`,
    body: { occurredOn: '2015-06-01', ...(typeof body === 'function' ? body(standing) : body) },
  });

/** Sends it with all that a good request carries. */
export async function send(
  { ledger, revision }: Standing,
  { path, body, raw, headers = {}, as = DATA_STEWARD, method }: Sending,
  language: 'fr' | 'en',
): Promise<RawAnswer> {
  const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const creates = /^\/v1\/(organisations|partnerships)$/.test(path);
  const good: Sending['headers'] = {
    ...(await ledger.issuer.authorizationOf(as)),
    'accept-language': language,
    ...(content !== undefined && {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(content)),
      'idempotency-key': randomUUID(),
      ...(creates ? { 'if-none-match': '*' } : { 'if-match': `"${revision}"` }),
    }),
  };
  const all = Object.entries({ ...good, ...headers }).filter((header) => header[1] !== null);
  return rawRequest(ledger.url, {
    method: method ?? (content === undefined ? 'GET' : 'POST'),
    path,
    headers: Object.fromEntries(all) as Record<string, string>,
    body: content,
  });
}
