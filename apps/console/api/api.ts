import { ProblemException, type CommandAnswerBody, type ProblemDocument } from '#contracts';
import { type Language } from '#domain';
import { ON_BEHALF_OF } from '#platform';
import { ApiRefusal } from './api-refusal.js';

const PATIENCE_MS = 30_000;

/** Origins of the APIs: one, where a single process or a proxy serves both. */
export interface ApiAddresses {
  readonly query: string;
  readonly command: string;
}

/** In whose name the APIs are asked, and in which language they answer. */
export interface Asking {
  readonly addresses: ApiAddresses;
  /** Null asks as nobody: for what a link alone opens. */
  readonly token: string | null;
  readonly language: Language;
  readonly correlationId: string;
  /** The organisation chosen among those acted for; null leaves it to the token. */
  readonly onBehalfOf: string | null;
}

export interface CommandToSend {
  readonly method: 'POST' | 'PATCH' | 'PUT';
  /** Below `/v1`. */
  readonly path: string;
  readonly body: unknown;
  readonly idempotencyKey: string;
  /** The revision it changes; null to create. */
  readonly revision: string | null;
}

/** The query and command APIs, asked in a person's name. */
export class Api {
  constructor(private readonly asking: Asking) {}

  /** @param path below `/v1`, its parts encoded @throws ApiRefusal, ProblemException SERVICE_UNAVAILABLE */
  async get<Answer>(path: string, query: URLSearchParams = new URLSearchParams()): Promise<Answer> {
    const response = await this.fetch(`${path}?${query}`, { headers: { accept: 'application/json' } });
    return bodyOf<Answer>(response);
  }

  /** What stands there is known as, for the command that changes it. @throws ApiRefusal, ProblemException SERVICE_UNAVAILABLE */
  async tagOf(path: string): Promise<string> {
    const response = await this.fetch(path, { headers: { accept: 'application/json' } });
    await response.body?.cancel();
    return (response.headers.get('etag') ?? '').replace(/^"|"$/g, '');
  }

  /** The whole of a list or report, as CSV. @throws ApiRefusal, ProblemException SERVICE_UNAVAILABLE */
  csv(path: string, query: URLSearchParams): Promise<Response> {
    return this.fetch(`${path}?${query}`, { headers: { accept: 'text/csv' } });
  }

  /** @throws ApiRefusal, ProblemException SERVICE_UNAVAILABLE */
  async send({ method, path, body, idempotencyKey, revision }: CommandToSend): Promise<CommandAnswerBody> {
    const response = await this.fetch(path, {
      method,
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey,
        ...(revision === null ? { 'if-none-match': '*' } : { 'if-match': `"${revision}"` }),
      },
    });
    return bodyOf<CommandAnswerBody>(response);
  }

  /**
   * Changes something that stands beside the log: people, keys.
   * @param idempotencyKey where the API asks for one
   * @throws ApiRefusal, ProblemException SERVICE_UNAVAILABLE
   */
  async change<Answer>(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: unknown = {},
    idempotencyKey: string | null = null,
  ): Promise<Answer | null> {
    const response = await this.fetch(path, {
      method,
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        ...(idempotencyKey !== null && { 'idempotency-key': idempotencyKey }),
      },
    });
    return response.status === 204 ? null : bodyOf<Answer>(response);
  }

  private async fetch(
    path: string,
    request: RequestInit & { readonly headers: Record<string, string> },
  ): Promise<Response> {
    const { addresses, token, language, correlationId, onBehalfOf } = this.asking;
    const origin = addresses[request.method ? 'command' : 'query'];
    let response: Response;
    try {
      response = await fetch(new URL(`/v1${path}`, origin), {
        ...request,
        headers: {
          ...request.headers,
          ...(token !== null && { authorization: `Bearer ${token}` }),
          'accept-language': language,
          'x-correlation-id': correlationId,
          ...(onBehalfOf !== null && { [ON_BEHALF_OF]: onBehalfOf }),
        },
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    } catch {
      throw new ProblemException('SERVICE_UNAVAILABLE');
    }
    if (!response.ok) throw new ApiRefusal(await bodyOf<ProblemDocument>(response));
    return response;
  }
}

/** @throws ProblemException SERVICE_UNAVAILABLE where it is cut short, or is none of ours */
const bodyOf = <Body>(response: Response): Promise<Body> =>
  response.json().catch(() => {
    throw new ProblemException('SERVICE_UNAVAILABLE');
  }) as Promise<Body>;
