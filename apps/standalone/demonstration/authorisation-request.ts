import { type DemonstrationIssuer } from './issuer.js';

/** An authentication request (OpenID Connect Core 1.0 §3.1.2.1) of the console. */
export interface AuthorisationRequest {
  readonly client_id: string;
  readonly redirect_uri: string;
  readonly state: string;
  readonly nonce: string | null;
  readonly code_challenge: string;
}

/** What is wrong: told to the person when the client is not the console, else to the client. */
export interface FaultyRequest {
  readonly error: string;
  readonly tellTo: string | null;
}

const one = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads a request: of the one client there is, sent back to the one place there is, with PKCE (S256). */
export function authorisationRequest(
  given: Readonly<Record<string, unknown>>,
  { clientId, redirectUri }: Pick<DemonstrationIssuer, 'clientId' | 'redirectUri'>,
): AuthorisationRequest | FaultyRequest {
  if (one(given.client_id) !== clientId) return { error: 'unauthorized_client', tellTo: null };
  if (one(given.redirect_uri) !== redirectUri) return { error: 'invalid_request', tellTo: null };
  if (one(given.response_type) !== 'code') return { error: 'unsupported_response_type', tellTo: redirectUri };
  if (!one(given.scope).split(' ').includes('openid')) return { error: 'invalid_scope', tellTo: redirectUri };
  const challenge = one(given.code_challenge);
  if (one(given.code_challenge_method) !== 'S256' || !/^[\w-]{43}$/.test(challenge))
    return { error: 'invalid_request', tellTo: redirectUri };
  return {
    client_id: clientId,
    redirect_uri: redirectUri,
    state: one(given.state),
    nonce: one(given.nonce) || null,
    code_challenge: challenge,
  };
}
