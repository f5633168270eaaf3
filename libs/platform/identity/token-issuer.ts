import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';

const ALGORITHM = 'ES256';

/** What a token says beyond its issuer and its dates. */
export interface TokenContent {
  readonly subject: string;
  readonly audience: string;
  readonly lifetimeSeconds: number;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** A new signing key, private part included: kept by whoever signs, never published. */
export async function newSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: ALGORITHM, use: 'sig' };
}

/** A small OIDC issuer, for demonstrations and tests: signs tokens, publishes its discovery document and its key. */
export class TokenIssuer {
  constructor(
    readonly issuer: string,
    private readonly key: JWK,
  ) {}

  /** Signs an access token (RFC 9068), valid from now. */
  async sign({ subject, audience, lifetimeSeconds, claims }: TokenContent): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ client_id: 'demonstration', ...claims })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt', kid: this.key.kid ?? '' })
      .setIssuer(this.issuer)
      .setSubject(subject)
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetimeSeconds)
      .setJti(randomUUID())
      .sign(await importJWK(this.key, ALGORITHM));
  }

  /** Signs an ID token (OpenID Connect Core 1.0 §2) for a client, valid from now. */
  async signIdToken({ subject, audience, lifetimeSeconds, claims }: TokenContent): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ auth_time: now, ...claims })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid: this.key.kid ?? '' })
      .setIssuer(this.issuer)
      .setSubject(subject)
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetimeSeconds)
      .sign(await importJWK(this.key, ALGORITHM));
  }

  get discoveryDocument(): Readonly<Record<string, unknown>> {
    return {
      issuer: this.issuer,
      jwks_uri: `${this.issuer}/jwks`,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      end_session_endpoint: `${this.issuer}/end-session`,
      authorization_response_iss_parameter_supported: true,
      code_challenge_methods_supported: ['S256'],
      scopes_supported: ['openid', 'profile', 'email'],
      grant_types_supported: ['authorization_code', 'client_credentials'],
      token_endpoint_auth_methods_supported: ['none', 'client_secret_post'],
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: [ALGORITHM],
    };
  }

  /** The public part of the key only. */
  get keySet(): { keys: JWK[] } {
    const { kty, crv, x, y, kid, alg, use } = this.key;
    return { keys: [{ kty, crv, x, y, kid, alg, use } as JWK] };
  }
}
